import type { SaidBefore } from './announcer.ts'

/** Sentences a device remembers having said: more than a hall says in an hour. */
const REMEMBERED = 500

/** Where the device keeps them. Scope: *device*. */
export interface SaidStorage {
  get(): readonly string[] | null
  set(ids: readonly string[]): void
}

/** What this device has said, across reloads and crashes of the page. */
export function saidBefore(storage: SaidStorage): SaidBefore {
  const ids = new Set(storage.get())
  return {
    ids,
    add(more) {
      for (const id of more) ids.add(id)
      for (const oldest of ids) if (ids.size > REMEMBERED) ids.delete(oldest)
      storage.set([...ids])
    },
  }
}
