import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/**
 * One hash over path, size and date of every file in these places of the project: reading the files themselves would take
 * longer than starting.
 */
export function fingerprint(places: readonly string[]): string {
  const hash = createHash('sha256')
  for (const place of places) for (const file of filesOf(join(ROOT, place))) hash.update(file)
  return hash.digest('hex')
}

function* filesOf(path: string): Generator<string> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) yield `${path}:${stat.size}:${stat.mtimeMs};`
  else for (const name of readdirSync(path).toSorted()) yield* filesOf(join(path, name))
}
