#!/usr/bin/env node
require('../../bin/node-guard.cjs');
var path = require('node:path');
var url = require('node:url');

void import(url.pathToFileURL(path.join(__dirname, '..', 'src', 'main.ts')).href);
