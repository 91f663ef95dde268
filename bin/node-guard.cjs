// The first thing every script and bin runs: an old Node otherwise fails somewhere inside a dependency,
// with a stack trace that names neither Node nor the cure. ES5 on purpose, so that any Node can say it.
var found = process.versions.node;
var parts = found.split('.');
var major = Number(parts[0]);
var minor = Number(parts[1]);

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    'runestone: expected Node 22.19 or newer, found Node ' +
      found +
      ' at ' +
      process.execPath +
      '.\n' +
      'In the repository run "npm ci", which brings its own Node, and start it with "npm run"; ' +
      'elsewhere install Node 24.\n',
  );
  process.exit(2);
}
