import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { GrantId, HallId } from '#shared/domain/queue/ids.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '#shared/ui/hall-qr.ts'
import { phoneWay } from './phone-way.ts'
import { phoneWords } from './phone-words.ts'

/**
 * Where this pad could not keep an answer: the code that hands its question to the customer's own phone. Until the hall
 * has named the way, and where it cannot, its own content stands there.
 *
 * @slot - What to do without the code.
 */
@customElement('pad-phone')
export class PadPhone extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host { display: grid; justify-items: center; gap: calc(var(--t) * 0.7); color: var(--ink-2); }
      /* What the large type leaves of a low screen. */
      hall-qr { width: clamp(140px, 100vh - var(--t) * 20, min(42vmin, 420px)); }
      p { max-width: 32em; text-wrap: balance; }
    `,
  ]

  #asked: GrantId | null = null

  @state() private _address: string | null = null

  @property({ attribute: false }) grant: GrantId | null = null
  @property({ attribute: false }) hall: HallId | null = null
  @property() language = 'zh'
  /** Asks the hall where a phone answers that grant; null: nowhere, or nobody knows. */
  @property({ attribute: false }) way: (hall: HallId, grant: GrantId) => Promise<string | null> = phoneWay

  protected override willUpdate(): void {
    const { grant, hall, way } = this
    if (!grant || !hall || grant === this.#asked) return
    this.#asked = grant
    this._address = null
    void way(hall, grant).then((address) => {
      if (this.#asked === grant) this._address = address
    })
  }

  protected override render() {
    if (this._address === null) return html`<slot></slot>`
    const words = phoneWords(this.language)
    return html`<hall-qr text=${this._address} label=${words.label}></hall-qr><p>${words.scan}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pad-phone': PadPhone
  }
}
