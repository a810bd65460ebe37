import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '#shared/domain/queue/config.ts'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { nameIn } from '#shared/i18n/words.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { kioskStyles } from './kiosk-styles.ts'
import { kioskWords } from './words.ts'

/**
 * The second step: the ordinary ticket, large and first, and below it who may ask for consideration. Only where the hall offers a choice.
 *
 * @fires kiosk-class - A customer chose; detail is the class.
 */
@customElement('kiosk-classes')
export class KioskClasses extends LitElement {
  static override styles = [
    baseStyles,
    kioskStyles,
    css`
    :host { display: grid; grid-template-rows: auto minmax(0, 1fr); gap: calc(var(--t) * 1.1); min-height: 0; --k: calc(var(--t) * 1.15); }
    h1 + p { font-size: calc(var(--t) * 1.25); }
    .choices { display: grid; gap: calc(var(--t) * 1.4); overflow-y: auto; padding: 4px; margin: -4px; height: calc(100% + 8px); }
    button { padding: calc(var(--k) * 0.7) calc(var(--k) * 1.4); display: grid; align-content: center; gap: 0.2em; }
    b { font-size: calc(var(--k) * 1.6); font-weight: 600; line-height: 1.2; }
    b small { font-size: calc(var(--k) * 0.95); font-weight: 400; margin-inline-start: 0.7em; }
    button span { color: var(--ink-2); font-size: max(var(--t), calc(var(--k) * 0.95)); }
    .normal { text-align: center; justify-items: center; border-color: var(--water); border-width: 3px; }
    .normal b { font-size: calc(var(--k) * 2.6); }
    .normal b small { display: block; margin: 0.2em 0 0; font-size: calc(var(--k) * 1.1); }
    section { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; gap: calc(var(--t) * 0.6); }
    h2 { font-size: calc(var(--t) * 1.25); font-weight: 500; }
    .priority { display: grid; gap: calc(var(--t) * 0.6); grid-auto-rows: minmax(min-content, 1fr); }
    .promise { color: var(--ink-2); }
    :host([busy]) button:not([data-pressed]) { opacity: 0.4; }
    @media (orientation: portrait) {
      :host { --k: calc(var(--t) * 1.4); }
      .choices { grid-template-rows: minmax(min-content, 0.7fr) minmax(min-content, 1fr); }
    }
    @media (orientation: landscape) { .choices { grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr); } }
    :host([elder]) { --k: var(--t); gap: calc(var(--t) * 0.5); }
    :host([elder]) h1 { font-size: calc(var(--t) * 1.7); }
    :host([elder]) .choices { gap: calc(var(--t) * 0.7); }
    :host([elder]) section, :host([elder]) .priority { gap: calc(var(--t) * 0.35); }
    :host([elder]) button { padding: calc(var(--t) * 0.3) var(--t); gap: 0; }
    :host([elder]) .normal b { font-size: calc(var(--t) * 1.8); }
    :host([elder]) h2 { font-size: calc(var(--t) * 1.1); }
    @media (orientation: landscape) {
      :host([elder]) header { display: flex; align-items: baseline; gap: calc(var(--t) * 0.8); white-space: nowrap; }
      :host([elder]) header p { overflow: hidden; text-overflow: ellipsis; }
      :host([elder]) .choices { grid-template: minmax(min-content, 0.4fr) minmax(min-content, 1fr) / minmax(0, 1fr); }
      :host([elder]) .priority { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      :host([elder]) b { font-size: calc(var(--t) * 1.35); }
    }
  `,
  ]

  @property({ attribute: false }) classes: readonly TicketClass[] = []
  @property({ attribute: false }) service: Words | null = null
  @property({ attribute: false }) pressed: TicketClass | null = null
  @property() language: Language = 'zh'
  /** The language that stands beside it; null: none. */
  @property({ attribute: false }) beside: Language | null = null
  @property({ type: Boolean, reflect: true }) elder = false

  #choose(name: TicketClass): void {
    this.dispatchEvent(new CustomEvent('kiosk-class', { detail: name, bubbles: true, composed: true }))
  }

  #choice(name: TicketClass) {
    const words = kioskWords(this.language).classes[name]
    const { beside } = this
    return html`<button class=${name === 'normal' ? 'normal' : ''} data-class=${name} ?data-pressed=${this.pressed === name}
        ?disabled=${this.pressed !== null} @click=${() => this.#choose(name)}>
      <b>${words.name}${this.elder || !beside ? nothing : html`<small class="second" lang=${localeOf(beside)}>${kioskWords(beside).classes[name].name}</small>`}</b>
      <span>${words.hint}</span></button>`
  }

  protected override willUpdate(): void {
    this.toggleAttribute('busy', this.pressed !== null)
  }

  protected override render() {
    const words = kioskWords(this.language)
    return html`<header><h1 tabindex="-1">${words.chooseClass}</h1><p>${words.chooseClassFor(this.service ? nameIn(this.service, this.language) : '')}</p></header>
      <div class="choices">${this.#choice('normal')}
        <section aria-labelledby="intro"><h2 id="intro">${words.priorityIntro}</h2>
          <div class="priority">${this.classes.map((name) => this.#choice(name))}</div>
          <p class="promise">${words.priorityPromise}</p></section></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-classes': KioskClasses
  }
  interface HTMLElementEventMap {
    'kiosk-class': CustomEvent<TicketClass>
  }
}
