'use strict'
// Old syntax on purpose: this runs on whatever Node the machine has, before anything is installed.
var crypto = require('crypto')
var fs = require('fs')
var path = require('path')
var childProcess = require('child_process')

var ROOT = path.join(__dirname, '..', '..')

/** The oldest Node that runs our `.ts` files unbuilt and has `node:sqlite`. Below it we bring our own. */
var OLDEST = [22, 18]

/** Where npm scripts find `node` first: npm puts this folder in front of PATH. */
var LINK = path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

/** Names the lock files node_modules was installed from; `postinstall` writes it, the bootstrap compares it. */
var STAMP = path.join(ROOT, 'node_modules', '.hallcast-stamp')

/** True when this very process is new enough to run the project. */
function isCurrent() {
  var parts = process.versions.node.split('.').map(Number)
  return parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])
}

/** Path of the Node that npm brought for this platform, or null where npm has none. */
function packagedNode() {
  var system = process.platform === 'win32' ? 'win' : process.platform
  var name = 'node-' + system + '-' + process.arch
  var file = system === 'win' ? 'node.exe' : 'node'
  var full = path.join(__dirname, 'node_modules', name, 'bin', file)
  return fs.existsSync(full) && answers(full) ? full : null
}

/** Whether a binary really starts here: a glibc build lying on a musl system exists but does not. */
function answers(file) {
  return childProcess.spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0
}

/** What an installation is made from: both lock files, as one hash. */
function lockHash() {
  var hash = crypto.createHash('sha256')
  hash.update(fs.readFileSync(path.join(ROOT, 'package-lock.json')))
  hash.update(fs.readFileSync(path.join(__dirname, 'package-lock.json')))
  return hash.digest('hex')
}

/** Runs npm in a folder: the npm that started us when there is one, so that no second version mixes in. */
function npm(args, folder) {
  var own = process.env.npm_execpath
  var options = { cwd: folder, stdio: ['ignore', 2, 2] }
  if (own && /\.c?js$/.test(own)) return childProcess.spawnSync(process.execPath, [own].concat(args), options).status
  options.shell = process.platform === 'win32'
  return childProcess.spawnSync('npm', args, options).status
}

module.exports = {
  ROOT: ROOT,
  LINK: LINK,
  STAMP: STAMP,
  OLDEST: OLDEST,
  isCurrent: isCurrent,
  packagedNode: packagedNode,
  lockHash: lockHash,
  npm: npm,
}
