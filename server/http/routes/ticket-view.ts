import { aheadOfTicket } from '#shared/domain/queue/ahead.ts'
import type { Words } from '#shared/domain/queue/config.ts'
import type { CounterId, ServiceId, TicketId } from '#shared/domain/queue/ids.ts'
import { isEmergency } from '#shared/domain/queue/notice.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { Ticket, TicketState } from '#shared/domain/queue/ticket.ts'
import { estimateTicketWait } from '#shared/domain/queue/wait/estimate.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { HallFold } from '#server/hall/hall-port.ts'
import type { Past } from './past.ts'

/** Where and when a ticket is looked at. */
export interface ViewMoment {
  readonly fold: HallFold
  readonly epoch: string
  readonly at: Instant
}

function callOf(queue: QueueState, ticket: Ticket) {
  if (ticket.state !== 'called' && ticket.state !== 'serving') return null
  return queue.calls.find(({ ticketId }) => ticketId === ticket.id) ?? null
}

const NO_NAME: Words = { zh: '', en: '' }

/** What a phone shows of the hall; it has no right to its snapshot. */
function hallFor(queue: QueueState, service: ServiceId | null, counter: CounterId | null) {
  const { hall, counters } = queue
  return {
    emergency: isEmergency(queue),
    languages: hall?.board.languages ?? [],
    hallName: hall?.name ?? NO_NAME,
    serviceName: hall?.services.find(({ id }) => id === service)?.name ?? null,
    counterLabel: counters.find(({ id }) => id === counter)?.label ?? null,
    helpPlace: hall?.kiosk.helpPlace ?? NO_NAME,
  }
}

/** A ticket as its holder sees it; `state` says how it has just ended, for one that no longer stands in the fold. */
export function viewOf(ticket: Ticket, { fold, epoch, at }: ViewMoment, state: TicketState = ticket.state) {
  const waits = state === 'waiting'
  return {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    class: ticket.class,
    state,
    ahead: waits ? aheadOfTicket(fold.queue, ticket) : null,
    wait: waits ? estimateTicketWait(fold.waits, fold.queue, ticket, at) : null,
    counter: state === 'called' || state === 'serving' ? ticket.counter : null,
    call: state === ticket.state ? callOf(fold.queue, ticket) : null,
    issuedAt: ticket.issuedAt,
    appointmentAt: ticket.appointmentAt,
    epoch,
    sequence: fold.queue.sequence,
    ...hallFor(fold.queue, ticket.service, state === 'called' || state === 'serving' ? ticket.counter : null),
  }
}

/** A ticket that has left the hall: what the log still says at a glance. */
export function pastView(id: TicketId, past: NonNullable<Past>, { fold, epoch }: ViewMoment) {
  return {
    id,
    number: past.number,
    service: null,
    class: null,
    state: past.state,
    ahead: null,
    wait: null,
    counter: null,
    call: null,
    issuedAt: null,
    appointmentAt: null,
    epoch,
    sequence: fold.queue.sequence,
    ...hallFor(fold.queue, null, null),
  }
}
