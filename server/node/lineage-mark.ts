import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const NAME = /^mark-([a-z0-9]+)-(\d+)$/

/**
 * An empty file beside the log, which says in its name which start of the server it is of, and that the log had at least
 * so many events then. Everything is said by name: a folder that is copied over another adds its mark instead of replacing ours.
 */
export interface Mark {
  readonly nonce: string
  readonly events: number
  /** Of the very file: a copy of it is another one, even under the same name. Nothing can set when a file was born. */
  readonly identity: string
}

function pathOf(folder: string, { nonce, events }: Pick<Mark, 'nonce' | 'events'>): string {
  return join(folder, `mark-${nonce}-${events}`)
}

function identityOf(path: string): string {
  const { ino, birthtimeNs } = statSync(path, { bigint: true })
  return `${ino}:${birthtimeNs}`
}

export function marksIn(folder: string): readonly Mark[] {
  return readdirSync(folder).flatMap((name) => {
    const [, nonce, events] = NAME.exec(name) ?? []
    return nonce ? [{ nonce, events: Number(events), identity: identityOf(join(folder, name)) }] : []
  })
}

/** Durable when it returns. @throws {Error} when the folder takes no file */
export function setMark(folder: string, nonce: string, events: number): Mark {
  const path = pathOf(folder, { nonce, events })
  const file = openSync(path, 'wx')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  settle(folder)
  return { nonce, events, identity: identityOf(path) }
}

/** The same file under the name that fits a longer log. Not waited for: at a power cut it may say less, never more. */
export function moveMark(folder: string, mark: Mark, events: number): Mark {
  const moved = { ...mark, events }
  renameSync(pathOf(folder, mark), pathOf(folder, moved))
  return moved
}

export function removeMark(folder: string, mark: Mark): void {
  rmSync(pathOf(folder, mark), { force: true })
}

/** Names are durable once the folder is. */
function settle(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Windows opens no folders; its file system keeps names in order by itself.
  }
}
