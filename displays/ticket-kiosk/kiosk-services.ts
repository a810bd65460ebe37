import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ServiceId } from '#shared/domain/queue/ids.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import { nameIn } from '#shared/i18n/words.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { HiddenRows } from '#shared/ui/hidden-rows.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import type { ServiceChoice } from './choices.ts'
import { kioskStyles } from './kiosk-styles.ts'
import { kioskWords } from './words.ts'

/** With more services than this they stand closer. */
const CROWD = 15

/**
 * The first step: which business a customer comes for, with how many wait and how long it takes.
 *
 * @fires kiosk-service - A customer chose; detail is the service.
 */
@customElement('kiosk-services')
export class KioskServices extends LitElement {
  static override styles = [
    baseStyles,
    kioskStyles,
    css`
    :host { display: grid; grid-template-rows: auto minmax(0, 1fr); gap: calc(var(--t) * 1.1); min-height: 0; --k: calc(var(--t) * 1.1); }
    ul { padding: 4px; margin: -4px; display: grid; gap: calc(var(--t) * 0.7); grid-auto-rows: minmax(min-content, 1fr); overflow-y: auto; max-height: 100%; }
    li { display: grid; }
    button { display: grid; grid-template: 'letter name count' auto / auto minmax(0, 1fr) auto; align-items: center; gap: 0 calc(var(--k) * 1.1); padding: calc(var(--t) * 0.7) calc(var(--k) * 1.1); }
    .letter { grid-area: letter; width: 2em; height: 2em; display: grid; place-items: center; font-size: calc(var(--k) * 1.5); font-weight: 600; color: var(--water); background: var(--water-soft); border-radius: var(--round); }
    .name { grid-area: name; font-size: calc(var(--k) * 1.65); font-weight: 600; line-height: 1.2; overflow-wrap: anywhere; }
    .name .second { display: block; font-size: calc(var(--k) * 0.85); font-weight: 400; line-height: 1.4; }
    .count { grid-area: count; text-align: end; color: var(--ink-2); font-size: max(var(--t), calc(var(--k) * 0.9)); }
    .count b { color: var(--ink); font-size: calc(var(--k) * 1.25); font-weight: 600; display: block; }
    .count span { display: block; white-space: nowrap; }
    .unserved { border-style: dashed; border-color: var(--rest); background: var(--paper); }
    .unserved .letter { background: none; color: var(--ink-2); box-shadow: inset 0 0 0 2px var(--line); }
    .unserved .name { font-weight: 500; }
    :host([busy]) button:not([data-pressed]) { opacity: 0.4; }
    .many { --k: var(--t); }
    .many .name .second { font-size: max(16px, calc(var(--t) * 0.85)); }
    .many button { grid-template: 'letter name' auto 'letter count' auto / auto minmax(0, 1fr); row-gap: 0.2em; align-content: center; }
    .many .name { font-size: calc(var(--t) * 1.45); }
    .many .letter { font-size: calc(var(--t) * 1.3); }
    .many .count { text-align: start; font-size: var(--t); }
    .many .count b { margin-inline-end: 0.8em; }
    .many .count b, .many .count span { font-size: 1em; display: inline-block; }
    :host([elder]) { gap: calc(var(--t) * 0.6); }
    :host([elder]) h1 { font-size: calc(var(--t) * 1.8); }
    :host([elder]) button { grid-template: 'letter name' auto 'letter count' auto / auto minmax(0, 1fr); align-content: center; padding-block: calc(var(--t) * 0.3); row-gap: 0.1em; }
    :host([elder]) .count { text-align: start; font-size: var(--t); }
    :host([elder]) .count b { margin-inline-end: 0.8em; }
    :host([elder]) .count b, :host([elder]) .count span { font-size: 1em; display: inline-block; }
    :host([elder]) .many { gap: calc(var(--t) * 0.5); }
    :host([elder]) .many button { grid-template: 'name' auto 'count' auto / minmax(0, 1fr); padding: calc(var(--t) * 0.25) calc(var(--t) * 0.7); row-gap: 0; }
    :host([elder]) .many .letter { display: none; }
    :host([elder]) .many .name { font-size: calc(var(--t) * 1.12); }
    :host([elder]) .many .wait, :host([elder]) .many .count b + span:not(.wait) { display: none; }
    .crowd { gap: calc(var(--t) * 0.5); }
    .crowd button { padding-block: calc(var(--t) * 0.2); }
    .crowd .name { font-size: calc(var(--t) * 1.25); }
    /* Nobody knows that a kiosk scrolls: a row that is cut waits for its page. */
    [data-cut] { opacity: 0; pointer-events: none; }
    .more { display: block; justify-self: center; padding-inline: 2em; min-height: 80px; }
    .few { align-content: center; grid-auto-rows: minmax(min-content, calc(var(--t) * 12)); }
    @media (orientation: portrait) {
      :host { --k: calc(var(--t) * 1.5); }
      :host([elder]) { --k: calc(var(--t) * 1.3); }
      .many { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .many li:last-child:nth-child(odd) { grid-column: span 2; }
    }
    @media (orientation: landscape) {
      ul { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      ul:not(.many) li:last-child:nth-child(odd) { grid-column: span 2; }
      :host([elder]) { --k: var(--t); }
      .many { grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .many:not(.crowd) li:last-child:nth-child(3n + 1) { grid-column: span 3; }
      .many:not(.crowd) li:last-child:nth-child(3n + 2) { grid-column: span 2; }
      :host(:not([elder])) .crowd { grid-template-columns: repeat(4, minmax(0, 1fr)); }
      .many button { padding-block: calc(var(--t) * 0.3); row-gap: 0; }
    }
    @media (prefers-reduced-motion: no-preference) { button { transition: opacity 200ms ease-out; } }
  `,
  ]

  readonly #hidden = new HiddenRows(this, () => this.renderRoot.querySelector('ul'))

  @property({ attribute: false }) choices: readonly ServiceChoice[] = []
  /** The choice that is being turned into a ticket; nothing else can be chosen meanwhile. */
  @property({ attribute: false }) pressed: ServiceId | null = null
  @property() language: Language = 'zh'
  /** The language that stands beside it; null: none. */
  @property({ attribute: false }) beside: Language | null = null
  @property({ type: Boolean, reflect: true }) elder = false

  #choose(service: ServiceId): void {
    this.dispatchEvent(new CustomEvent('kiosk-service', { detail: service, bubbles: true, composed: true }))
  }

  /** How long the line is. Nobody in it and a counter idle: no wait to tell. Nobody in it and all busy: who comes now is first. */
  #line({ served, idle, waiting, wait }: ServiceChoice): TemplateResult {
    const words = kioskWords(this.language)
    const first = served && !idle && wait ? words.firstInLine : words.nobodyWaits
    const people = waiting > 0 ? words.waiting(waiting) : served ? first : null
    const told =
      wait && (waiting > 0 || !idle) ? html`<span class="wait">${waitInWords(wait, this.language)}</span>` : nothing
    return html`${people === null ? nothing : html`<b>${people}</b>`} ${served ? told : html`<span>${words.notServed}</span>`}`
  }

  readonly #choice = (choice: ServiceChoice): TemplateResult => {
    const beside = this.elder ? null : this.beside
    return html`<li><button class=${choice.served ? '' : 'unserved'} ?data-pressed=${this.pressed === choice.id}
        ?disabled=${this.pressed !== null} data-service=${choice.id} @click=${() => this.#choose(choice.id)}>
      <span class="letter" aria-hidden="true">${choice.letter}</span>
      <span class="name">${nameIn(choice.name, this.language)}${beside ? html`<span class="second" lang=${localeOf(beside)}>${nameIn(choice.name, beside)}</span>` : nothing}</span>
      <span class="count">${this.#line(choice)}</span>
    </button></li>`
  }

  /** More than fit: how many there are besides, and the way to them. */
  #more(): TemplateResult | typeof nothing {
    const { before, after } = this.#hidden
    const words = kioskWords(this.language)
    if (before + after === 0) return nothing
    return html`<button class="pill more" @click=${() => this.#hidden.turn(after > 0 ? 1 : -1)}>${after > 0 ? words.moreBelow(after) : words.moreAbove(before)}</button>`
  }

  protected override willUpdate(): void {
    this.toggleAttribute('busy', this.pressed !== null)
  }

  protected override render() {
    const words = kioskWords(this.language)
    const beside = this.elder ? null : this.beside
    const { length } = this.choices
    const size = length > CROWD ? 'many crowd' : length > 6 ? 'many' : length < 4 ? 'few' : ''
    return html`<header><h1 tabindex="-1">${words.chooseService}</h1>${
      beside ? html`<p lang=${localeOf(beside)}>${kioskWords(beside).chooseService}</p>` : nothing
    }</header>
      <ul class=${size}>${repeat(this.choices, (choice) => choice.id, this.#choice)}</ul>
      ${this.#more()}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-services': KioskServices
  }
  interface HTMLElementEventMap {
    'kiosk-service': CustomEvent<ServiceId>
  }
}
