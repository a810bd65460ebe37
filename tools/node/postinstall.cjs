'use strict'
// Runs after every `npm ci` and `npm install`, on any Node: makes sure that `node` in npm scripts is new enough.
var fs = require('fs')
var path = require('path')
var runtime = require('./runtime.cjs')

/** Puts a packaged Node in front of the machine's own, for npm scripts alone. */
function link(target) {
  fs.rmSync(runtime.LINK, { force: true })
  if (process.platform === 'win32') fs.writeFileSync(runtime.LINK, '@"' + target + '" %*\r\n')
  else fs.symlinkSync(path.relative(path.dirname(runtime.LINK), target), runtime.LINK)
}

/**
 * Brings Node through npm where the machine's is too old; says what to install where npm cannot.
 * What was brought once stays linked: the Node that runs this may be the brought one itself.
 */
function ensureNode() {
  if (!runtime.isCurrent() && !runtime.packagedNode()) runtime.npm(['ci', '--no-audit', '--no-fund'], __dirname)
  var found = runtime.packagedNode()
  if (found) return link(found)
  if (runtime.isCurrent()) return
  console.error(
    'Node ' +
      process.versions.node +
      ' is too old for Hallcast, and npm has no newer one for ' +
      process.platform +
      '/' +
      process.arch +
      '.',
  )
  console.error(
    'Install Node 24 (or at least ' + runtime.OLDEST.join('.') + ') from https://nodejs.org and run this again.',
  )
  process.exit(1)
}

// `npm install --package-lock-only` comes here too, with nothing installed and nothing to link.
if (fs.existsSync(path.dirname(runtime.LINK))) {
  ensureNode()
  fs.writeFileSync(runtime.STAMP, runtime.lockHash())
}
