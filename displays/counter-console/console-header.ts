import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Language } from '#shared/i18n/languages.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import '#shared/ui/hall-clock.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { consoleStyles } from './console-styles.ts'
import type { Desk } from './desk.ts'
import { ConsolePreferred, type ConsolePreferences } from './events.ts'
import { labelOf } from './labels.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import type { ConsoleWords } from './words.ts'

/** Which counter, who sits here, how it stands; the clock; and how the clerk likes the console. */
@customElement('console-header')
export class ConsoleHeader extends LitElement {
  static override styles = [
    consoleStyles,
    css`
      :host { display: flex; align-items: center; justify-content: space-between; gap: 16px; white-space: nowrap; }
      .place { display: flex; align-items: baseline; gap: 14px; min-width: 0; }
      h1 { font-size: 28px; color: var(--water); }
      .state { padding: 2px 12px 3px; border-radius: 20px; background: var(--water-soft); color: var(--water); font-weight: 600; }
      .state.rest { background: transparent; border: 1px solid var(--line); color: var(--ink-2); font-weight: 400; }
      .tools { display: flex; align-items: center; gap: 8px; }
      .tools button { padding: 0 12px; color: var(--ink-2); }
      /* A switch says how it stands: filled is on. */
      .tools [aria-pressed='true'] { background: var(--water-soft); border-color: var(--water); color: var(--water); font-weight: 600; }
      .tools [aria-pressed='false'] { text-decoration: line-through; }
      hall-clock { font-size: 30px; margin: 0 8px; }
      hall-freshness-badge { font-size: 16px; }
      @media (max-width: 1000px) { hall-clock { display: none; } }
      @media (max-width: 560px) { :host { flex-wrap: wrap; gap: 6px; } }
    `,
  ]

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) view!: HallView
  @property({ attribute: false }) clock: HallClock | null = null
  @property({ attribute: false }) preferences!: ConsolePreferences
  @property() language: Language = 'zh'
  /** What the console can be switched to; null: the hall speaks one language. */
  @property({ attribute: false }) beside: Language | null = null

  #speak = (): void => this.#prefer({ language: this.beside })
  #swap = (): void => this.#prefer({ hand: this.preferences.hand === 'left' ? 'right' : 'left' })
  #mute = (): void => this.#prefer({ shortcuts: !this.preferences.shortcuts })

  protected override render() {
    const { words, desk, view, preferences, language, beside } = this
    const { counter, clerk } = desk
    const rest = counter.state === 'closed' || counter.state === 'paused'
    return html`<div class="place">
        <h1>${labelOf(counter.label, words)}</h1>
        <span class="state ${rest ? 'rest' : ''}">${words.states[counter.state]}</span>
        <span class="line soft">${clerk ?? words.nobodyHere}</span>
      </div>
      <div class="tools">
        <hall-freshness-badge .freshness=${view.freshness} .ageMs=${view.ageMs} .languages=${[language]}></hall-freshness-badge>
        <hall-clock .clock=${this.clock} .timeZone=${view.state.hall?.timeZone ?? 'UTC'} .language=${language}></hall-clock>
        <button type="button" @click=${this.#swap}>${words.hand[preferences.hand]}</button>
        <button type="button" aria-pressed=${preferences.shortcuts} @click=${this.#mute}>${words.shortcuts}</button>
        ${beside ? html`<button type="button" lang=${localeOf(beside)} @click=${this.#speak}>${words.otherLanguage}</button>` : nothing}
      </div>`
  }

  #prefer(change: Partial<ConsolePreferences>): void {
    this.dispatchEvent(new ConsolePreferred(change))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-header': ConsoleHeader
  }
}
