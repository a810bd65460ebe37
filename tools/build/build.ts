import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const OUT = join(ROOT, 'dist')
const STAMP = join(OUT, '.stamp')

/** Whatever the bundle is made from. */
const SOURCES = ['displays', 'shared', 'public', 'vite.config.ts', 'package-lock.json', 'tsconfig.base.json']

/** Builds the pages into dist/ when a source changed since the last build; a fresh one costs a look at each file's date. */
export async function buildIfStale(): Promise<void> {
  const wanted = fingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  await build(wanted)
}

/** One hash over path, size and date of every source: reading the files themselves would take longer than starting. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) for (const file of filesOf(join(ROOT, source))) hash.update(file)
  return hash.digest('hex')
}

function* filesOf(path: string): Generator<string> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) yield `${path}:${stat.size}:${stat.mtimeMs};`
  else for (const name of readdirSync(path).toSorted()) yield* filesOf(join(path, name))
}

/**
 * Builds beside dist/ and swaps the folders at the end, so that a build that fails or is killed, or a second one at the
 * same time, never leaves half a bundle.
 */
async function build(fingerprintOfSources: string): Promise<void> {
  const fresh = join(ROOT, '.cache', `build-${process.pid}`)
  const old = `${fresh}-old`
  console.error('Building the pages …')
  process.env['HALLCAST_OUT_DIR'] = fresh
  const vite = await import('vite')
  await vite.build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(join(fresh, '.stamp'), fingerprintOfSources)
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  if (existsSync(OUT)) renameSync(OUT, old)
  renameSync(fresh, OUT)
  rmSync(old, { recursive: true, force: true })
}
