import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '#shared/domain/queue/config.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import { nameIn } from '#shared/i18n/words.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import type { TakenTicket } from './ask.ts'
import { kioskStyles } from './kiosk-styles.ts'
import { kioskWords } from './words.ts'

/** A character's share of the number's width, in hundredths of its height: wide letters have room. */
const DIGIT = 68

/** The third step: the ticket itself. It stands on the screen like a paper slip, to be photographed: a browser cannot see that paper has run out. */
@customElement('kiosk-ticket')
export class KioskTicket extends LitElement {
  static override styles = [
    baseStyles,
    kioskStyles,
    css`
    :host { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); --notch: calc(var(--t) * 1.1); }
    .slip { background: var(--card); border: 2px solid var(--line); border-radius: var(--round); display: grid; overflow: hidden; }
    .what { display: grid; grid-template: auto minmax(0, var(--number)) auto auto / minmax(0, 1fr); align-content: center; text-align: center; min-height: 0; padding: var(--t) calc(var(--t) * 1.2); }
    h1 { font-size: calc(var(--k) * 1.25); font-weight: 500; color: var(--ink-2); }
    .number { min-height: 0; }
    .number svg { display: block; width: 100%; height: 100%; font-weight: 700; letter-spacing: -0.02em; fill: currentColor; }
    .service { font-size: calc(var(--k) * 1.5); font-weight: 600; color: var(--water); }
    .service .second { font-size: calc(var(--k) * 0.9); font-weight: 400; margin-inline-start: 0.6em; }
    dl { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 calc(var(--k) * 2); margin-top: calc(var(--k) * 0.7); }
    dt { color: var(--ink-2); font-size: max(var(--t), calc(var(--k) * 0.9)); }
    dd { font-size: calc(var(--k) * 1.7); font-weight: 600; line-height: 1.2; white-space: nowrap; }
    .keep { display: grid; grid-template: minmax(0, var(--qr)) auto / minmax(0, 1fr); align-content: center; gap: var(--t); min-height: 0; padding: calc(var(--t) * 1.2); position: relative; text-align: center; }
    .keep::before, .keep::after { content: ''; position: absolute; width: calc(var(--notch) * 2); height: calc(var(--notch) * 2); border-radius: 50%; background: var(--paper); border: 2px solid var(--line); }
    hall-qr { min-height: 0; }
    .how { display: grid; justify-items: center; gap: 0.3em; font-size: max(var(--t), calc(var(--k) * 0.85)); }
    .how strong { font-size: calc(var(--k) * 1.35); line-height: 1.25; display: flex; gap: 0.5em; align-items: center; }
    .how svg { width: 1.4em; height: 1.4em; flex: none; fill: none; stroke: var(--water); stroke-width: 1.8; stroke-linejoin: round; }
    .how p { color: var(--ink-2); }
    @media (orientation: portrait) {
      :host { --number: 30vmin; --qr: 45vmin; --k: calc(var(--t) * 1.3); }
      .slip { grid-template-rows: minmax(0, 1.1fr) minmax(0, 1fr); }
      .keep { border-top: 3px dashed var(--line); }
      .keep::before { left: calc(var(--notch) * -1 - 2px); top: calc(var(--notch) * -1 - 2px); }
      .keep::after { right: calc(var(--notch) * -1 - 2px); top: calc(var(--notch) * -1 - 2px); }
    }
    @media (orientation: landscape) {
      :host { --number: 32vmin; --qr: 40vmin; --k: calc(var(--t) * 1.25); }
      .slip { grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr); }
      .keep { border-left: 3px dashed var(--line); }
      .keep::before { top: calc(var(--notch) * -1 - 2px); left: calc(var(--notch) * -1 - 2px); }
      .keep::after { bottom: calc(var(--notch) * -1 - 2px); left: calc(var(--notch) * -1 - 2px); }
    }
    :host([elder]) { --k: var(--t); }
    :host([elder]) .keep { gap: calc(var(--t) * 0.6); padding: calc(var(--t) * 0.8); }
  `,
  ]

  @property({ attribute: false }) ticket!: TakenTicket
  @property({ attribute: false }) service: Words | null = null
  /** Where the phone page of this ticket is. */
  @property() address = ''
  @property() language: Language = 'zh'
  /** The language that stands beside it; null: none. */
  @property({ attribute: false }) beside: Language | null = null
  @property({ type: Boolean, reflect: true }) elder = false

  protected override render() {
    const words = kioskWords(this.language)
    const { service } = this
    const beside = this.elder ? null : this.beside
    const { number, ahead, wait } = this.ticket
    return html`<article class="slip">
      <div class="what">
        <h1 tabindex="-1">${words.yourNumber}</h1>
        <p class="number" data-number=${number}><svg viewBox="0 0 ${number.length * DIGIT} 100"><text x="50%" y="89" text-anchor="middle" font-size="110">${number}</text></svg></p>
        <p class="service">${service ? nameIn(service, this.language) : nothing}${
          service && beside
            ? html`<span class="second" lang=${localeOf(beside)}>${nameIn(service, beside)}</span>`
            : nothing
        }</p>
        <dl><div><dt>${words.aheadLabel}</dt><dd>${ahead} ${words.aheadUnit}</dd></div>
          ${wait ? html`<div><dt>${words.waitLabel}</dt><dd>${waitInWords(wait, this.language)}</dd></div>` : nothing}</dl>
      </div>
      <div class="keep">
        <hall-qr text=${this.address} label=${words.qrLabel(number)}></hall-qr>
        <div class="how">
          <strong><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 8h4l1.6-2.4h6.8L17 8h4v11H3z"/><circle cx="12" cy="13" r="3.6"/></svg>${words.photograph}</strong>
          ${this.elder ? nothing : html`<p>${words.photographHint}</p>`}
          <p>${words.scan}</p>
        </div>
      </div>
    </article>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-ticket': KioskTicket
  }
}
