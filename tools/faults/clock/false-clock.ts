import { existsSync, globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '#tools/hall/server.ts'

/** Where Debian's `libfaketime` lies, whatever the processor. */
const LIBRARY = globSync('/usr/lib/*/faketime/libfaketime.so.1')[0] ?? ''

/** The clock is read anew this often, s. */
const CACHE_S = 1

export const hasFalseClock = existsSync(LIBRARY)

/** The date of one process, set by hand while it runs; its monotonic clock goes on as the machine's, as in reality. */
export class FalseClock {
  readonly #file = join(temporaryFolder(), 'clock')
  readonly env: Readonly<Record<string, string>> = {
    LD_PRELOAD: LIBRARY,
    FAKETIME_TIMESTAMP_FILE: this.#file,
    FAKETIME_CACHE_DURATION: String(CACHE_S),
    DONT_FAKE_MONOTONIC: '1',
    // A disk keeps the dates of its files as they were, whatever the clock says afterwards.
    NO_FAKE_STAT: '1',
    TZ: 'UTC',
  }

  constructor(offsetMs: number) {
    this.set(offsetMs)
  }

  /** Ahead of the machine's clock by so much, ms, to the second. */
  set(offsetMs: number): void {
    const seconds = Math.round(offsetMs / 1_000)
    writeFileSync(this.#file, `${seconds < 0 ? '' : '+'}${seconds}\n`)
  }
}
