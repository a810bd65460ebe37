import { subjectOf } from '#shared/domain/queue/decide/facts.ts'
import type { HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { EventStore, StoredEvent } from '#server/store/event-store.ts'
import type { HallPort } from './hall-port.ts'

export type PastTicket = NonNullable<Awaited<ReturnType<HallPort['pastTicket']>>>

/** Tickets remembered without asking the store: several busy days of one hall. */
const REMEMBERED = 2_000

/** Latest events of a ticket to look through: its end is among them, whatever is told of it afterwards. */
const LATEST = 16

const ENDINGS: Readonly<Record<string, PastTicket['state']>> = {
  'ticket.finished': 'done',
  'ticket.cancelled': 'cancelled',
  'ticket.expired': 'expired',
}

/** How an event ends a ticket, or null. */
function endingIn(event: StoredEvent): { readonly ticketId: TicketId; readonly past: PastTicket } | null {
  const state = ENDINGS[event.type]
  if (!state || event.data === null) return null
  const { ticketId, ticketNumber } = event.data as { readonly ticketId: TicketId; readonly ticketNumber: string | null }
  return { ticketId, past: { number: ticketNumber, state } }
}

/** What became of tickets that have left the hall's state: a phone may still ask. Whether one lives again is the asker's to see. */
export class PastTickets {
  readonly #store: EventStore
  readonly #hall: HallId
  readonly #ended = new Map<TicketId, PastTicket>()

  constructor(store: EventStore, hall: HallId) {
    this.#store = store
    this.#hall = hall
  }

  note(event: StoredEvent): void {
    const ending = endingIn(event)
    if (!ending) return
    this.#ended.delete(ending.ticketId)
    this.#ended.set(ending.ticketId, ending.past)
    if (this.#ended.size <= REMEMBERED) return
    for (const oldest of this.#ended.keys()) {
      this.#ended.delete(oldest)
      break
    }
  }

  async of(id: TicketId): Promise<PastTicket | null> {
    const known = this.#ended.get(id)
    if (known) return known
    const events = await this.#store.bySubject(this.#hall, subjectOf({ id }), LATEST)
    return events.map(endingIn).findLast((ending) => ending !== null)?.past ?? null
  }
}
