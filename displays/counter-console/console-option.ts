import { html, nothing, type TemplateResult } from 'lit'
import { digitOf } from './digit-keys.ts'

/** One choice of a sheet. */
export interface Option {
  readonly label: string
  /** A second, lighter line. */
  readonly note?: string | undefined
  /** Shown, but pressing it only tells why not. */
  readonly barred?: boolean
  readonly choose: () => void
}

/** A choice as a button with its digit on it. `place` counts from 0 over the whole sheet. */
export function optionButton(
  { label, note, barred = false, choose }: Option,
  place: number,
  hints: boolean,
): TemplateResult {
  const digit = digitOf(place)
  return html`<button
    type="button" data-digit=${digit ?? nothing} aria-keyshortcuts=${digit && hints ? digit : nothing}
    aria-disabled=${barred ? 'true' : nothing} @click=${choose}
  >${digit && hints ? html`<kbd aria-hidden="true">${digit}</kbd>` : nothing}<span>${label}${note ? html`<small>${note}</small>` : nothing}</span></button>`
}
