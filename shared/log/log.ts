import type { LogEntry, LogFacts } from '#shared/protocol/thread.ts'

export type { LogEntry }

/** Entries a device keeps: an hour of trouble, a few kilobytes. */
const KEPT = 200

/**
 * A text whose words stand in the code (`'no-answer'`) or an id (branded); a plain `string` could be what a person
 * typed, and does not compile.
 */
type Code<S extends string> = string extends S ? never : S

/** Facts without free text. */
type Coded<F> = { readonly [K in keyof F]: F[K] extends string ? Code<F[K]> : F[K] }

/** What happened on this device, kept for whoever has to find out why. Scope: *device*. */
export interface Log {
  add<const A extends string, const C extends string, const F extends LogFacts>(
    area: Code<A>,
    code: Code<C>,
    facts?: F & Coded<F>,
  ): void
  /** Takes over an entry logged elsewhere: in the stream's worker, before a reload. */
  take(entry: LogEntry): void
  /** Oldest first. */
  entries(): readonly LogEntry[]
}

/** A log that somebody else keeps. */
export type ToldLog = Pick<Log, 'add'>

/** A log where nothing is kept: `heard` is told of every entry, and keeps it or passes it on. */
export function tellingLog(now: () => number, heard: (entry: LogEntry) => void): ToldLog {
  return { add: (area: string, code: string, facts: LogFacts = {}) => heard({ at: now(), area, code, facts }) }
}

/**
 * A ring of the last 200 entries.
 * @param now the device's date, ms since 1970
 * @param heard told of every entry as it is made
 */
export function createLog(now: () => number, heard?: (entry: LogEntry) => void): Log {
  const ring: LogEntry[] = []
  const take = (entry: LogEntry): void => {
    if (ring.push(entry) > KEPT) ring.shift()
    heard?.(entry)
  }
  return { ...tellingLog(now, take), take, entries: () => [...ring] }
}
