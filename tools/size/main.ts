import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { buildIfStale } from '#tools/build/build.ts'
import BUDGETS from './budgets.json' with { type: 'json' }

// `npm run size`: how much script a screen must download before it can paint, against what each app may spend.
const DIST = join(import.meta.dirname, '../../dist')

/** A page names its entry and, as preloads, all that the entry imports statically; what is imported later is not here. */
const SCRIPT = /<(?:script|link rel="modulepreload")[^>]*\b(?:src|href)="\/([^"]+\.js)"/g

/** Brotli bytes of the scripts a page loads at once, each counted by itself, as a server sends them. */
function bytesOf(page: string): number {
  const scripts = [...readFileSync(page, 'utf8').matchAll(SCRIPT)].map(([, path]) => join(DIST, String(path)))
  return scripts.reduce((sum, script) => sum + brotliCompressSync(readFileSync(script)).length, 0)
}

/** Prints one app's line and says whether it keeps its budget. An app without one is told to get one. */
function check(app: string, bytes: number, budget: number | undefined): boolean {
  const kept = budget !== undefined && bytes <= budget
  const verdict = budget === undefined ? 'has no budget: give it one in tools/size/budgets.json' : `of ${budget}`
  console.log(`${kept ? ' ' : '✖'} ${app.padEnd(18)}${String(bytes).padStart(7)} bytes ${verdict}`)
  return kept
}

await buildIfStale()
const budgets: Readonly<Record<string, number>> = BUDGETS
const apps = globSync('{.,*}/index.html', { cwd: DIST }).map((page) => {
  const app = dirname(page) === '.' ? 'launcher' : dirname(page)
  return check(app, bytesOf(join(DIST, page)), budgets[app])
})
process.exit(apps.every(Boolean) ? 0 : 1)
