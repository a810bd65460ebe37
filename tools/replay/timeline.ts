import type { LogTicket } from './log.ts'

/** An empty hall is watched for so long, ms of the log; longer nights are cut out. */
const EMPTY_KEPT_MS = 120_000

/** A stretch of the log in which somebody is in the hall, and how much emptiness was cut out before it. */
interface Stretch {
  readonly from: number
  readonly until: number
  readonly cut: number
}

/** Log time without the hours in which nobody is in the hall: what a watcher sees, in order and without yawning. */
export class Timeline {
  readonly #stretches: Stretch[] = []

  constructor(tickets: readonly LogTicket[]) {
    let from: number | null = null
    let until = 0
    let cut = 0
    for (const { arrivedAt, calledAt, endedAt } of tickets) {
      const ends = endedAt ?? calledAt ?? arrivedAt
      if (from === null) [from, until, cut] = [arrivedAt, ends, arrivedAt]
      else if (arrivedAt > until + EMPTY_KEPT_MS) {
        this.#stretches.push({ from, until, cut })
        cut += arrivedAt - until - EMPTY_KEPT_MS
        from = arrivedAt
        until = ends
      } else until = Math.max(until, ends)
    }
    if (from !== null) this.#stretches.push({ from, until, cut })
  }

  /** Milliseconds of watched log time from the first arrival to that moment. */
  watched(moment: number): number {
    const stretch = this.#stretches.findLast(({ from }) => from <= moment)
    return moment - (stretch?.cut ?? moment)
  }
}
