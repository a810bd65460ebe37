import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { HallView } from '#shared/stores/hall-view.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '#shared/ui/hall-clock.ts'
import '#shared/ui/hall-freshness-badge.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import { ManagerLanguageChosen } from './events.ts'
import { managerStyles } from './manager-styles.ts'
import { labelOf, type ManagerWords } from './words.ts'

/** The parts of the page, in their order; the names of their places in its address. */
export const SECTIONS = ['hall', 'ratings', 'devices'] as const
export type Section = (typeof SECTIONS)[number]

/** Which hall, what of it wants to be looked at, how fresh all this is, and the time. */
@customElement('manager-header')
export class ManagerHeader extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      header { display: flex; align-items: center; gap: 8px 18px; flex-wrap: wrap; }
      h1 { font-size: 26px; font-weight: 700; color: var(--water); line-height: 1.3; }
      h1 small { font-size: 16px; font-weight: 400; color: var(--ink-2); margin-inline-start: 8px; }
      nav { display: flex; gap: 4px; flex: 1; }
      nav a { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 12px; color: var(--ink); text-decoration: none; border-radius: 10px; white-space: nowrap; }
      nav a:hover { background: var(--water-soft); }
      hall-clock { font-size: 30px; }
      hall-freshness-badge { font-size: 16px; }
      @media (max-width: 1000px) { nav { order: 9; flex-basis: 100%; } h1 { flex: 1; } hall-clock { --hall-clock-date: none; } }
    `,
  ]

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) view!: HallView
  @property({ attribute: false }) clock: HallClock | null = null
  /** What is to be seen to in each part; 0: nothing. */
  @property({ attribute: false }) wanted: Readonly<Record<Section, number>> = { hall: 0, ratings: 0, devices: 0 }

  readonly #onLanguage = () => this.dispatchEvent(new ManagerLanguageChosen())

  protected override render() {
    const { words, view, wanted } = this
    const { hall } = view.state
    const other = words.language === 'en' ? 'zh-CN' : 'en'
    return html`<header>
      <h1>${labelOf(hall?.name, words)}<small>${words.title}</small></h1>
      <nav>${SECTIONS.map((section) => html`<a href=${`#${section}`}>${words.sections[section]}${wanted[section] > 0 ? html`<span class="late">${wanted[section]}</span>` : nothing}</a>`)}</nav>
      <hall-freshness-badge .freshness=${view.freshness} .ageMs=${view.ageMs} .languages=${[words.language]}></hall-freshness-badge>
      <hall-clock .clock=${this.clock} .timeZone=${hall?.timeZone ?? 'UTC'} .language=${words.language}></hall-clock>
      <button type="button" lang=${other} @click=${this.#onLanguage}>${words.otherLanguage}</button>
    </header>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-header': ManagerHeader
  }
}
