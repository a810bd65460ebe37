import { css, html, nothing, type TemplateResult } from 'lit'
import type { NumberShown } from '#shared/domain/queue/view.ts'
import { widthInEms } from '#shared/ui/ticket-size.ts'
import { markedNumber } from './marked-number.ts'

/** Looks of a shelf of numbers without places: who is next, who was missed. */
export const shelfStyles = css`
  :host {
    overflow: hidden;
  }
  section {
    display: grid;
    align-content: center;
    gap: calc(var(--u) * 0.4);
    height: 100%;
    min-height: calc(var(--u) * 11);
    padding: 0 calc(var(--u) * 2);
  }
  h2 {
    color: var(--ink-2);
    /* What has no room wraps out of sight, whole. */
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.4em;
    height: 1.3em;
    overflow: hidden;
    white-space: nowrap;
  }
  h2 .page {
    margin-left: auto;
  }
  h2 .lead {
    color: var(--ink);
  }
  ol {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--u) * 1.4);
    height: calc(var(--u) * 4.6);
    overflow: hidden;
    font-size: calc(var(--u) * 3.5);
    line-height: calc(var(--u) * 4.6);
    font-weight: 600;
  }
  .none {
    color: var(--ink-2);
    font-weight: 400;
  }
`

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
