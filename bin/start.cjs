// In the repository Node runs the TypeScript beside this file; in node_modules it refuses to strip types,
// so the published package carries dist instead.
var fs = require('node:fs');
var v8 = require('node:v8');
var path = require('node:path');
var url = require('node:url');

// A run lives for seconds and leaves much garbage: a young generation that grows, and code optimised for speed, would
// hold 60 MB more for a tenth of a second less. The upstream lives for long and owes its streams every millisecond: it
// would be collecting a hundred times a second.
if (process.argv[2] !== 'upstream') {
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--optimize-for-size');
}

module.exports = function start(module) {
  var root = path.dirname(__dirname);
  var source = path.join(root, module + '.ts');
  var built = path.join(root, 'dist', module + '.js');
  return import(url.pathToFileURL(fs.existsSync(source) ? source : built).href);
};
