import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.ts'

const ROOT = join(import.meta.dirname, '../..')
const OUT = join(ROOT, 'dist')
const STAMP = join(OUT, '.stamp')

/** Whatever the bundle is made from. */
const SOURCES = [
  'displays',
  'shared',
  'public',
  'tools/build',
  'vite.config.ts',
  'package-lock.json',
  'tsconfig.base.json',
]

/** Builds the pages into dist/ when a source changed since the last build; a fresh one costs a look at each file's date. */
export async function buildIfStale(): Promise<void> {
  const wanted = fingerprint(SOURCES)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  await build(wanted)
}

/**
 * Builds beside dist/ and swaps the folders at the end, so that a build that fails or is killed, or a second one at the
 * same time, never leaves half a bundle.
 */
async function build(fingerprintOfSources: string): Promise<void> {
  const fresh = join(ROOT, '.cache', `build-${process.pid}`)
  const old = `${fresh}-old`
  console.error('Building the pages …')
  // Read only here: the bundler and what it brings would cost every start as much as the hall itself.
  const { makePages } = await import('./make-pages.ts')
  await makePages(fresh)
  writeFileSync(join(fresh, '.stamp'), fingerprintOfSources)
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  if (existsSync(OUT)) renameSync(OUT, old)
  renameSync(fresh, OUT)
  rmSync(old, { recursive: true, force: true })
}
