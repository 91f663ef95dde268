#!/usr/bin/env node
require('./node-guard.cjs');
require('./start.cjs')('harness/cli');
