import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.cache/hall')

/** Whatever the script is made from. */
const SOURCES = [
  'server',
  'shared',
  'tools/build',
  'tools/start',
  'tools/voice',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]

/** A start reads its script at once; one that was made so long ago, ms, is nobody's any more when there is a newer. */
const KEPT_MS = 3_600_000

/**
 * Where the hall's server lies as one script, made anew when a source changed since: to read its hundreds of modules one
 * by one costs a start twice as much. It is named after its sources, so that none is ever taken for another.
 */
export async function hallScript(): Promise<string> {
  const name = fingerprint(SOURCES)
  const file = join(FOLDER, `${name}.mjs`)
  if (!existsSync(file)) await make(name, file)
  return file
}

/** A script is whole before it has its name: whoever makes the same one at the same time does no harm. */
async function make(name: string, file: string): Promise<void> {
  const { makeHall } = await import('./make-hall.ts')
  const { code, map } = await makeHall(FOLDER, SOURCES)
  mkdirSync(FOLDER, { recursive: true })
  const put = (text: string, place: string): void => {
    writeFileSync(`${place}.${process.pid}`, text)
    renameSync(`${place}.${process.pid}`, place)
  }
  put(map, `${file}.map`)
  put(`${code}\n//# sourceMappingURL=${name}.mjs.map\n`, file)
  for (const other of readdirSync(FOLDER)) forgetIfOld(join(FOLDER, other))
}

function forgetIfOld(file: string): void {
  const madeAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (madeAt < Date.now() - KEPT_MS) rmSync(file, { force: true })
}
