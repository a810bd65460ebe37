import type { ServiceId } from '#shared/domain/queue/ids.ts'
import type { WaitRange } from '#shared/domain/queue/events.ts'
import { estimateWait } from '#shared/domain/queue/wait/estimate.ts'
import type { ServiceWait } from '#shared/protocol/snapshot.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { Clock } from './clock.ts'
import type { HallFold } from './hall-port.ts'

/** A shown wait rises by at most one step a minute: a number that leaps frightens, and is mostly noise. Domain.md. */
const STEP_MIN = 5
const STEP_EVERY_MS = 60_000

/** Estimates stand for so long when nothing happened, ms: a thousand readers may come at once. */
const REUSE_MS = 1_000

export interface ShownWait {
  readonly range: WaitRange
  /** Monotonic time from which it may rise again. */
  readonly mayRiseAt: number
}

/** What is shown next when the estimate says `target`: falls at once, rises by one step at a time. Times monotonic, ms. */
export function smooth(shown: ShownWait | undefined, target: WaitRange, now: number): ShownWait {
  if (!shown) return { range: target, mayRiseAt: now + STEP_EVERY_MS }
  const rises = now >= shown.mayRiseAt
  const step = (from: number, to: number) => Math.min(to, rises ? from + STEP_MIN : from)
  const range = { p50Min: step(shown.range.p50Min, target.p50Min), p80Min: step(shown.range.p80Min, target.p80Min) }
  const rose = range.p50Min > shown.range.p50Min || range.p80Min > shown.range.p80Min
  return { range, mayRiseAt: rose ? now + STEP_EVERY_MS : shown.mayRiseAt }
}

/** What the hall's screens say of waiting, service by service. Scope: *moment*: it starts afresh with the server. */
export class WaitBoard {
  readonly #clock: Clock
  #shown = new Map<ServiceId, ShownWait>()
  #last: { readonly fold: HallFold; readonly at: number; readonly waits: readonly ServiceWait[] } | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The waits to show now. A service that no open counter serves has none, and starts afresh when one does. */
  of(fold: HallFold): readonly ServiceWait[] {
    const at = this.#clock.monotonic()
    if (this.#last?.fold === fold && at - this.#last.at < REUSE_MS) return this.#last.waits
    const shown = new Map<ServiceId, ShownWait>()
    const waits = (fold.queue.hall?.services ?? []).map(({ id: service }): ServiceWait => {
      const waiting = fold.queue.tickets.filter(
        (ticket) => ticket.state === 'waiting' && ticket.service === service,
      ).length
      const target = estimateWait(fold.waits, fold.queue, service, 'normal', instantOf(this.#clock.now()))
      if (!target) return { service, waiting, wait: null }
      const next = smooth(this.#shown.get(service), target, at)
      shown.set(service, next)
      return { service, waiting, wait: next.range }
    })
    this.#shown = shown
    this.#last = { fold, at, waits }
    return waits
  }
}
