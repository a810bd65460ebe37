import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Language } from '#shared/i18n/languages.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { type KioskState, secondsLeft, TICKET_MS } from './flow.ts'
import { kioskStyles } from './kiosk-styles.ts'
import { kioskWords } from './words.ts'

/** Looks often enough that no second is skipped to the eye. */
const LOOK_MS = 250

/**
 * How long what is shown still stands, and the way to keep it longer.
 *
 * @fires kiosk-more-time - The customer needs more time.
 */
@customElement('kiosk-countdown')
export class KioskCountdown extends LitElement {
  static override styles = [
    baseStyles,
    kioskStyles,
    css`
    :host { display: flex; align-items: center; gap: calc(var(--t) * 0.7); }
    p { font-variant-numeric: tabular-nums; white-space: nowrap; }
    svg { display: block; width: 100%; height: 6px; margin-top: 0.3em; background: var(--line); border-radius: 3px; fill: var(--water); }
    .pill { padding-inline: min(1.6em, 2.2vw); border-color: var(--water); }
  `,
  ]

  #timer: ReturnType<typeof setInterval> | undefined

  @state() private _seconds: number | null = null

  @property({ attribute: false }) kiosk!: KioskState
  @property() language: Language = 'zh'
  @property({ attribute: false }) now: () => number = () => 0

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(this.#look, LOOK_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  protected override willUpdate(): void {
    this.#look()
  }

  readonly #look = () => {
    this._seconds = secondsLeft(this.kiosk, this.now())
  }

  readonly #more = () => {
    this.dispatchEvent(new CustomEvent('kiosk-more-time', { bubbles: true, composed: true }))
  }

  protected override render() {
    if (this._seconds === null) return nothing
    const words = kioskWords(this.language)
    const full = Math.min(1, this._seconds / (TICKET_MS / 1000))
    return html`<p role="timer">${words.leavesIn(this._seconds)}<svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect width=${full} height="1"></rect></svg></p>
      <button class="pill" @click=${this.#more}>${words.moreTime}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-countdown': KioskCountdown
  }
  interface HTMLElementEventMap {
    'kiosk-more-time': CustomEvent<void>
  }
}
