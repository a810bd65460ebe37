import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import type { Saying } from './clerk.ts'
import { consoleStyles } from './console-styles.ts'
import { type ConsoleWords, failureWords } from './words.ts'

/**
 * The one line beside the buttons: what has been done, or why it was not and what to do. It stands until the next
 * action; a screen reader hears every saying, the same words twice too.
 */
@customElement('console-saying')
export class ConsoleSaying extends LitElement {
  static override styles = [
    consoleStyles,
    css`
      p { display: flex; align-items: center; min-height: 48px; padding: 4px 16px; border-radius: 10px; font-size: 17px; line-height: 1.3; }
      .failed { background: var(--card); box-shadow: inset 4px 0 var(--ink), inset 0 0 0 1px var(--line); font-weight: 600; }
      .done { color: var(--water); font-weight: 600; }
      :host { position: relative; }
      .working { position: absolute; inset: 0 16px; display: flex; align-items: center; font-size: 17px; color: var(--ink-2); animation: late 240ms; }
      @keyframes late { 0%, 99% { opacity: 0; } }
    `,
  ]

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) saying: Saying | null = null
  /** An action is under way: said to the eye alone, and only when it takes a while. */
  @property({ attribute: false }) working = false
  /** Another action was pressed before this one had its answer. */
  @property({ attribute: false }) hurried = false
  /** The hall cannot be reached: that is said before anything else. */
  @property({ attribute: false }) away = false

  protected override render() {
    const { saying, away, hurried } = this
    const kind = away ? 'failed' : (saying?.kind ?? '')
    return html`<p class=${kind} role="status" aria-live="polite">${keyed(away ? 'away' : hurried ? 'hurried' : saying?.count, html`<span>${this.#text()}</span>`)}</p>
      ${this.working && !away && !hurried ? html`<span class="working" aria-hidden="true">${this.words.working}</span>` : nothing}`
  }

  #text() {
    const { words, saying, away, hurried } = this
    if (away) return words.away
    if (hurried) return words.oneMoment
    if (!saying) return nothing
    if (saying.kind === 'failed') return failureWords(saying.code, words)
    return [saying.ticketNumber, words.done[saying.action]].filter(Boolean).join(' ')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-saying': ConsoleSaying
  }
}
