import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { qrPath } from './qr.ts'

/** A QR code, black on white with its quiet zone whatever the theme: a phone must read it. As large as its box allows. */
@customElement('hall-qr')
export class HallQr extends LitElement {
  static override styles = css`
    :host { display: block; contain: content; }
    svg { display: block; width: 100%; height: 100%; }
  `

  @property() text = ''
  /** What a screen reader says instead of the picture. */
  @property() label = ''

  protected override render() {
    const { size, d } = qrPath(this.text)
    return html`<svg role="img" aria-label=${this.label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"></rect><path d=${d} fill="#000"></path></svg>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-qr': HallQr
  }
}
