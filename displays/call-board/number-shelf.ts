import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { NumberShown } from '#shared/domain/queue/view.ts'
import { widthInEms } from '#shared/ui/ticket-size.ts'
import { markedNumber } from './marked-number.ts'

/** Type size and gap of a shelf, as in its styles, in hundredths of the short side. */
const SIZE = 3.5
const GAP = 1.4
const PADDING = 4
/** The shelf's weight is lighter than the one that widths are known of. */
const LIGHTER_EM = 0.1

/** How many of these numbers stand side by side on a shelf that wide (in hundredths of the short side). */
export function shelfRoom(numbers: readonly NumberShown[], width: number): number {
  const widest = Math.max(
    1.8,
    ...numbers.map(
      ({ ticketNumber, class: kind }) => widthInEms(ticketNumber) - LIGHTER_EM + (kind === 'normal' ? 0 : 0.34),
    ),
  )
  return Math.max(1, Math.floor((width - PADDING + GAP) / (widest * SIZE + GAP)))
}

/** The numbers of a shelf, or one quiet word where there are none. */
export function shelf(heading: TemplateResult, numbers: readonly NumberShown[], none: string): TemplateResult {
  return html`<section class="card">
    <h2>${heading}</h2>
    <ol>
      ${numbers.length === 0 ? html`<li class="none">${none}</li>` : nothing}
      ${numbers.map((number) => html`<li>${markedNumber(number.ticketNumber, number.class)}</li>`)}
    </ol>
  </section>`
}
