import { css, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from './base-styles.ts'
import type { HallClock as Clock } from './hall-time.ts'
import { MinuteHand } from './minute-hand.ts'

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
        font-size: 0.54em;
        color: var(--ink-2);
      }
    `,
  ]

  readonly #hand = new MinuteHand(this, () => this.clock)

  @property({ attribute: false }) clock: Clock | null = null
  @property({ attribute: false }) timeZone = 'UTC'
  @property({ attribute: false }) language = 'zh'

  protected override render() {
    return this.#hand.face(this.timeZone, this.language)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-clock': HallClock
  }
}
