import type { Boundary } from '../hall/disk-store.ts'
import type { Law, Violation } from '../check/laws.ts'
import { Dice } from './dice.ts'
import { Process } from './process.ts'
import { VirtualTime } from './time.ts'

/** Counts of what a seed has seen; summed over seeds they show that the faults did happen. */
export type Count =
  | 'events'
  | 'commits'
  | 'requests'
  | 'repeated'
  | 'thanked'
  | 'ratings thanked'
  | 'ratings by phone'
  | 'set aside'
  | 'sentences'
  | 'sentences heard'
  | 'sentences not heard'
  | 'sentences taken over'
  | `announcements ${'spoken' | 'failed' | 'superseded' | 'expired'}`
  | 'kills'
  | 'power cuts'
  | `crashes with a commit ${Boundary}`
  | 'page crashes'
  | 'lines broken'
  | 'requests lost'
  | 'requests doubled'
  | 'frames lost, doubled or swapped'
  | 'clock jumps'
  | 'backups restored'

/** What every part of one seed's world shares: time, chance, the verdict, and the trace. */
export class World {
  readonly time = new VirtualTime()
  readonly seed: number
  readonly counts = new Map<Count, number>()
  violation: Violation | null = null
  readonly #tell: ((line: string) => void) | null

  constructor(seed: number, tell: ((line: string) => void) | null) {
    this.seed = seed
    this.#tell = tell
  }

  dice(name: string): Dice {
    return new Dice(this.seed, name)
  }

  count(what: Count, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by)
  }

  /** A law is broken; the first time decides, and ends the seed. */
  readonly broken = (law: Law, how: string): void => {
    this.say('law', () => `broken: ${law}: ${how}`)
    this.violation ??= { law, at: this.time.now, how }
  }

  process(name: string): Process {
    return new Process(this.time, (error) =>
      this.broken(
        'nothing-thrown',
        `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
    )
  }

  /** One line of the trace; made only when somebody reads it. */
  say(who: string, what: () => string): void {
    this.#tell?.(`${(this.time.now / 1_000).toFixed(4).padStart(9)} s  ${who.padEnd(10)} ${what()}`)
  }
}
