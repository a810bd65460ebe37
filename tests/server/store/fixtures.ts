import type { TicketId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { Batch, StoredAnswer, StoredEvent } from '#server/store/event-store.ts'

/** 10:00 in Shanghai on 23 November 2026. */
export const TEN_OCLOCK = Date.parse('2026-11-23T02:00:00.000Z')

export function event(sequence: number, subject = `tickets/t${sequence}`): StoredEvent {
  const ticketId = subject.slice('tickets/'.length) as TicketId
  return {
    id: `event-${sequence}`,
    sequence,
    time: instantOf(TEN_OCLOCK + sequence),
    type: 'ticket.cancelled',
    subject,
    data: { ticketId, ticketNumber: `A${sequence} 号"\n` },
  }
}

export function answer(key: string, patch: Partial<StoredAnswer> = {}): StoredAnswer {
  return {
    scope: 'clerk POST /x',
    key,
    fingerprint: 'f00',
    status: 200,
    body: { call: null, n: [1, '二'] },
    at: instantOf(TEN_OCLOCK),
    ...patch,
  }
}

export function batch(parts: Partial<Batch>): Batch {
  return { events: [], answers: [], secrets: [], ...parts }
}
