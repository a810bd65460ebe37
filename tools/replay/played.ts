import type { FactData } from '#shared/domain/queue/events.ts'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import { minutesBetween, type Instant } from '#shared/domain/time/instant.ts'
import type { StoredEvent } from '#server/store/event-store.ts'

/** What a played log left behind. */
export interface Played {
  readonly events: readonly StoredEvent[]
  /** Wishes the hall refused, by code; a faithful replay has none. */
  readonly refused: ReadonlyMap<string, number>
}

/** One ticket's way through the hall, as its log tells it. */
export interface TicketLife {
  readonly issuedAt: Instant
  readonly number: string
  readonly day: string
  /** Of its first call, minutes; null when it never was called. */
  waitMin: number | null
  finishes: number
  cancels: number
  expiries: number
}

export interface Account {
  readonly tickets: number
  readonly called: number
  readonly finished: number
  readonly left: number
  /** Came in and neither were served nor left by themselves. */
  readonly lost: number
  /** Ended twice, or shared a number with another of the same day. */
  readonly doubled: number
  /** Of tickets that were called, minutes. */
  readonly waits: readonly number[]
}

/** Every ticket's way, by id, in order of issue. */
export function livesOf(events: readonly StoredEvent[]): ReadonlyMap<TicketId, TicketLife> {
  const lives = new Map<TicketId, TicketLife>()
  for (const { type, data, time } of events) {
    if (type === 'ticket.issued') {
      const { ticketId, ticketNumber, day } = data as FactData['ticket.issued']
      lives.set(ticketId, {
        issuedAt: time,
        number: ticketNumber,
        day,
        waitMin: null,
        finishes: 0,
        cancels: 0,
        expiries: 0,
      })
      continue
    }
    const life = lives.get((data as { readonly ticketId?: TicketId } | null)?.ticketId as TicketId)
    if (!life) continue
    if (type === 'ticket.called') life.waitMin ??= minutesBetween(life.issuedAt, time)
    if (type === 'ticket.finished') life.finishes++
    if (type === 'ticket.cancelled') life.cancels++
    if (type === 'ticket.expired') life.expiries++
  }
  return lives
}

/** Counts tickets out against the `came` tickets of the log. */
export function accountOf(events: readonly StoredEvent[], came: number): Account {
  const lives = [...livesOf(events).values()]
  const finished = lives.filter(({ finishes }) => finishes > 0).length
  const left = lives.filter(({ finishes, cancels }) => finishes === 0 && cancels > 0).length
  const numbers = new Set(lives.map(({ day, number }) => `${day} ${number}`))
  const endedTwice = lives.filter(({ finishes, cancels, expiries }) => finishes + cancels + expiries > 1).length
  return {
    tickets: lives.length,
    called: lives.filter(({ waitMin }) => waitMin !== null).length,
    finished,
    left,
    lost: came - finished - left,
    doubled: endedTwice + lives.length - numbers.size,
    waits: lives.flatMap(({ waitMin }) => (waitMin === null ? [] : [waitMin])),
  }
}
