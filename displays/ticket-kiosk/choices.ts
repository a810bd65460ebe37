import type { HallConfig, Words } from '#shared/domain/queue/config.ts'
import type { WaitRange } from '#shared/domain/queue/events.ts'
import type { ServiceId } from '#shared/domain/queue/ids.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import { givesTickets } from '#shared/domain/queue/decide/ticket.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { minuteOf, wallClock } from '#shared/domain/time/zone.ts'
import type { ServiceWait } from '#shared/protocol/snapshot.ts'

/** One service as a customer chooses it. */
export interface ServiceChoice {
  readonly id: ServiceId
  readonly letter: string
  readonly name: Words
  readonly waiting: number
  /** Null: nobody can say. */
  readonly wait: WaitRange | null
  /** Some counter that is not closed serves it. */
  readonly served: boolean
  /** Some counter that serves it waits for a customer. */
  readonly idle: boolean
}

/** What can be chosen at the first step, in the hall's own order. */
export function serviceChoices(state: QueueState, waits: readonly ServiceWait[]): readonly ServiceChoice[] {
  return (state.hall?.services ?? []).map(({ id, letter, name }) => {
    const waiting = state.tickets.filter((ticket) => ticket.state === 'waiting' && ticket.service === id).length
    const open = state.counters.filter((counter) => counter.state !== 'closed')
    const serving = open.filter(({ serves }) => serves.some(({ service }) => service === id))
    const served = serving.length > 0
    const idle = serving.some((counter) => counter.state === 'idle')
    const wait = waits.find(({ service }) => service === id)?.wait ?? null
    return { id, letter, name, waiting, wait: served ? wait : null, served, idle }
  })
}

/** Classes a customer may choose besides normal; none means there is nothing to ask. */
export function classChoices(hall: HallConfig): readonly TicketClass[] {
  return hall.kiosk.classes.filter((name, index, all) => name !== 'normal' && all.indexOf(name) === index)
}

/** When a closed hall gives tickets again; null while it gives them. */
export function opensAgain(
  hall: HallConfig,
  at: Instant,
): { readonly time: string; readonly tomorrow: boolean } | null {
  if (givesTickets(hall, at)) return null
  return { time: hall.hours.open, tomorrow: wallClock(at, hall.timeZone).minuteOfDay >= minuteOf(hall.hours.open) }
}
