import type { TicketId } from '#shared/domain/queue/ids.ts'

/** Where the customer's phone follows the ticket. The only place the key is written. */
export function phoneAddress(
  origin: string,
  hall: string,
  ticket: { readonly id: TicketId; readonly key: string },
): string {
  const query = new URLSearchParams({ hall, id: ticket.id, key: ticket.key })
  return `${origin.replace(/\/+$/, '')}/ticket/?${query.toString()}`
}
