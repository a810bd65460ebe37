import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from './base-styles.ts'

/** Which device is this? Its name, as large as it goes, over whatever it shows. */
@customElement('hall-identify')
export class HallIdentify extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 1000;
        display: grid;
        place-content: center;
        padding: 4vmin;
        overflow: hidden;
        text-align: center;
        background: var(--water);
        color: var(--paper);
        line-height: 1.1;
        overflow-wrap: anywhere;
      }
      p {
        font-size: calc(92vw / var(--signs));
        font-weight: 700;
        max-height: 92vh;
      }
    `,
  ]

  /** What the manager calls the device. */
  @property() label = ''

  protected override render() {
    // A Chinese sign is twice as wide as a letter.
    const wide = Array.from(this.label).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.6), 0)
    return html`<p role="status" .style=${`--signs: ${Math.max(2, wide)}`}>${this.label}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-identify': HallIdentify
  }
}
