import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Language } from '#shared/i18n/languages.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { kioskStyles } from './kiosk-styles.ts'
import type { TroubleText } from './trouble-text.ts'
import { kioskWords } from './words.ts'

/**
 * No ticket now, in plain words.
 *
 * @fires kiosk-again - A customer wants the same wish tried once more.
 */
@customElement('kiosk-trouble')
export class KioskTrouble extends LitElement {
  static override styles = [
    baseStyles,
    kioskStyles,
    css`
    :host { display: grid; grid-template-rows: minmax(0, calc(var(--k) * 6)); min-height: 0; place-content: center; justify-items: center; text-align: center; gap: calc(var(--k) * 1); --k: calc(var(--t) * 1.1); }
    @media (orientation: portrait) { :host { --k: calc(var(--t) * 1.4); } }
    :host([elder]) { --k: var(--t); }
    svg { width: calc(var(--k) * 6); height: 100%; min-height: 0; fill: none; stroke: var(--water); stroke-width: 1.2; stroke-linecap: round; stroke-linejoin: round; }
    h1 { font-size: calc(var(--k) * 2.6); }
    .remedy { font-size: calc(var(--k) * 1.6); font-weight: 600; color: var(--ink); }
    p { color: var(--ink-2); font-size: calc(var(--k) * 1.1); max-width: 26em; }
    small { display: block; font-size: 0.7em; font-weight: 400; }
    .pill { font-size: calc(var(--k) * 1.25); margin-top: calc(var(--k) * 0.6); }
  `,
  ]

  @property({ attribute: false }) text: TroubleText = { title: '', lines: [], remedy: null, again: false }
  @property() language: Language = 'zh'
  /** The same in the language beside it, line by line; null: this one alone. */
  @property({ attribute: false }) beside: TroubleText | null = null
  @property({ type: Boolean, reflect: true }) elder = false

  readonly #again = () => {
    this.dispatchEvent(new CustomEvent('kiosk-again', { bubbles: true, composed: true }))
  }

  protected override render() {
    const { title, lines, remedy, again } = this.text
    const { beside } = this
    const second = (text: string | null | undefined) =>
      text ? html`<small class="second" lang="en">${text}</small>` : nothing
    return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 7h18v3.4a1.8 1.8 0 0 0 0 3.2V17H3v-3.4a1.8 1.8 0 0 0 0-3.2z"/><path d="M9 10.5l6 3M15 10.5l-6 3"/></svg>
      <h1 tabindex="-1">${title}${second(beside?.title)}</h1>
      ${remedy ? html`<p class="remedy">${remedy}${second(beside?.remedy)}</p>` : nothing}
      ${lines.map((line, place) => html`<p>${line}${second(beside?.lines[place])}</p>`)}
      ${again ? html`<button class="pill main" @click=${this.#again}>${kioskWords(this.language).again}</button>` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-trouble': KioskTrouble
  }
  interface HTMLElementEventMap {
    'kiosk-again': CustomEvent<void>
  }
}
