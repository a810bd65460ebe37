import type { HallConfig } from '../config.ts'
import type { Fact } from '../events.ts'
import type { CallId, CounterId, GrantId, TicketId } from '../ids.ts'
import type { Counter } from '../state.ts'
import type { Ticket } from '../ticket.ts'
import type { DecideContext } from '../wishes.ts'

/** CloudEvents subject of facts about a ticket. */
export function subjectOf(ticket: { readonly id: TicketId }): string {
  return `tickets/${ticket.id}`
}

/** CloudEvents subject of facts about a counter. */
export function counterSubject(counter: CounterId): string {
  return `counters/${counter}`
}

/** CloudEvents subject of a grant and of all that became of it; that it is answered or over names it to everybody. */
export function grantSubject(grant: GrantId): string {
  return `grants/${grant}`
}

/** How every fact names its ticket. */
export function ofTicket(ticket: Ticket): { readonly ticketId: TicketId; readonly ticketNumber: string | null } {
  return { ticketId: ticket.id, ticketNumber: ticket.number }
}

/** A call or recall, whole, with an id of its own: what a loudspeaker has spoken it remembers by that id. */
export function callFact(
  type: 'ticket.called' | 'ticket.recalled',
  hall: HallConfig,
  counter: Counter,
  ticket: Ticket,
  { at, newId }: DecideContext,
): Fact {
  const service = hall.services.find(({ id }) => id === ticket.service)
  return {
    type,
    subject: subjectOf(ticket),
    data: {
      callId: newId() as CallId,
      ticketId: ticket.id,
      ticketNumber: ticket.number ?? '',
      counterId: counter.id,
      counterLabel: counter.label,
      zone: counter.zone,
      serviceId: ticket.service,
      serviceName: service?.name ?? { zh: ticket.service, en: ticket.service },
      class: ticket.class,
      callIndex: ticket.callIndex + 1,
      requestedAt: at,
      releasedAt: at,
      voice: { languages: hall.voice.languages, repeat: hall.voice.repeat },
    },
  }
}
