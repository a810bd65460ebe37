import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { readMillis } from '#shared/domain/time/instant.ts'
import { dayInWords, timeInWords } from '#shared/i18n/dates.ts'
import { baseStyles } from './base-styles.ts'
import type { HallClock as Clock } from './hall-time.ts'

/** The clock looks this often: a page that starts alone has its device's time until it hears the hall, and both may be set. */
const LOOK_MS = 1_000

/** Date and 24-hour time on the hall's wall: in the hall's zone and by the hall's clock, never the device's. */
@customElement('hall-clock')
export class HallClock extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        align-items: baseline;
        gap: 0.36em;
        font-size: calc(var(--u) * 4.5);
        white-space: nowrap;
      }
      .date {
        display: var(--hall-clock-date, inline);
        font-size: var(--hall-clock-date-size, 0.54em);
        color: var(--ink-2);
      }
    `,
  ]

  #timer: ReturnType<typeof setTimeout> | undefined
  #shownMinute = ''

  @property({ attribute: false }) clock: Clock | null = null
  @property({ attribute: false }) timeZone = 'UTC'
  @property({ attribute: false }) language = 'zh'

  override connectedCallback(): void {
    super.connectedCallback()
    this.#wait()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  protected override render() {
    const now = this.clock?.()
    if (!now) return nothing
    this.#shownMinute = now.slice(0, 16)
    return html`<span class="date">${dayInWords(now, this.timeZone, this.language)}</span
      ><time datetime=${now}>${timeInWords(now, this.timeZone, this.language)}</time>`
  }

  /** Wakes at the next minute of the hall, or sooner to see whether the clock was set; repaints only a new minute. */
  #wait = (): void => {
    clearTimeout(this.#timer)
    const now = this.clock?.()
    if (now && now.slice(0, 16) !== this.#shownMinute) this.requestUpdate()
    const left = now ? 60_000 - (readMillis(now) % 60_000) : LOOK_MS
    this.#timer = setTimeout(this.#wait, Math.min(left + 20, LOOK_MS))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-clock': HallClock
  }
}
