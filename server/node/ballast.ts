import { randomFillSync } from 'node:crypto'
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'ballast'

/** What a start needs to write at most: SQLite's shared memory (32 KiB), its head of the log, a mark and a few small files. */
export const BALLAST_BYTES = 1_048_576

/** Laid in only where it takes no more than a quarter of the room: it must not be what fills a disk. */
const ROOM = 4

/** Bytes that are free at a path; null where the system does not say. */
export type Free = (path: string) => number | null

const freeAt: Free = (path) => {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  } catch {
    return null
  }
}

/**
 * SQLite cannot even open a log on a full disk. A start that finds no room throws the ballast off, so that a hall whose
 * server dies on a full disk can be read again, and says of every wish why it cannot be granted.
 */
export function dropBallast(folder: string, free: Free = freeAt): void {
  const bytes = free(folder)
  if (bytes !== null && bytes < BALLAST_BYTES) rmSync(join(folder, FILE), { force: true })
}

/** Lays ballast in while there is room. Noise, because a disk may pack what is all the same into nothing. */
export function layBallast(folder: string, free: Free = freeAt): void {
  const bytes = free(folder)
  const file = join(folder, FILE)
  if (bytes === null || bytes < BALLAST_BYTES * ROOM || existsSync(file)) return
  try {
    writeFileSync(file, randomFillSync(Buffer.alloc(BALLAST_BYTES)))
  } catch {
    // Without it everything works but a start on a full disk.
    rmSync(file, { force: true })
  }
}
