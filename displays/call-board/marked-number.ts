import { html, nothing } from 'lit/html.js'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'

/** A ticket number as a board writes it; one that goes before others carries a discreet dot, and never says why. */
export function markedNumber(number: string, kind: TicketClass) {
  return html`${number}${kind === 'normal' ? nothing : html`<i class="dot"></i>`}`
}
