'use strict'
// `npm start` and `npm test` on a fresh clone enter here: old syntax, no dependencies, any Node.
// Usage: node tools/bootstrap.cjs ENTRY.ts [arguments…]
var fs = require('fs')
var path = require('path')
var childProcess = require('child_process')
var runtime = require('./node/runtime.cjs')

/** Installs when nothing is installed, when the lock files changed since, or when no Node can run the project. */
function ensureInstalled() {
  var stamp = fs.existsSync(runtime.STAMP) ? fs.readFileSync(runtime.STAMP, 'utf8') : ''
  if (stamp === runtime.lockHash() && chooseNode()) return
  console.error('Installing what is missing …')
  var status = runtime.npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], runtime.ROOT)
  if (status !== 0) {
    console.error('npm ci failed; nothing was started.')
    process.exit(status || 1)
  }
}

/** The Node that runs the project: this one if new enough, else the one npm brought. */
function chooseNode() {
  return runtime.isCurrent() ? process.execPath : runtime.packagedNode()
}

/** Runs the entry in our place: its output is ours, signals reach it, its exit code is ours. */
function run(entry, args) {
  var node = chooseNode()
  if (!node) {
    console.error('No Node of at least ' + runtime.OLDEST.join('.') + ' found.')
    process.exit(1)
  }
  // What was compiled once is not compiled again: a hall is ready a third sooner after every start but the first.
  var cache = path.join(runtime.ROOT, 'node_modules/.cache/node')
  var env = Object.assign({ NODE_COMPILE_CACHE: cache }, process.env)
  var child = childProcess.spawn(node, [path.resolve(runtime.ROOT, entry)].concat(args), { stdio: 'inherit', env: env })
  ;['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      // Ctrl-C in a terminal has reached the child already; a second one would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  })
  child.on('exit', function (code, signal) {
    if (!signal) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

ensureInstalled()
run(process.argv[2], process.argv.slice(3))
