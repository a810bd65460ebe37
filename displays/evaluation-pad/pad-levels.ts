import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Level, LEVELS } from '#shared/domain/evaluation/levels.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { faceOf } from '#shared/ui/face.ts'
import { textEms } from '#shared/ui/ticket-size.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { padStyles } from './pad-styles.ts'
import { padWords } from './words.ts'

/** From worst to best, as people read a scale. */
const ORDER = [...LEVELS].reverse()
/** Widths are known of a lighter letter. */
const BOLD = 1.08

/**
 * The five levels: words, faces and numbers, equal until one is pressed.
 *
 * @fires pad-level-chosen - The customer pressed a level.
 */
@customElement('pad-levels')
export class PadLevels extends LitElement {
  static override styles = [
    baseStyles,
    padStyles,
    css`
      :host { display: grid; }
      ol { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: calc(var(--t) * 0.9); height: 100%; }
      li { display: grid; }
      /* Faces stand in one line, whatever wraps under them. */
      button { display: grid; grid-template-rows: minmax(0, 11fr) minmax(0, 9fr); justify-items: center; gap: calc(var(--t) * 0.8); padding: 0.4em; text-align: center; transition: transform 120ms ease-out; }
      button:active { transform: scale(0.98); }
      .face { width: min(62%, 20vh); align-self: end; }
      .words { display: grid; align-content: start; gap: calc(var(--t) * 0.6); }
      b { font-size: max(var(--t), min(calc(var(--t) * 1.5), calc((20vw - var(--t) * 3) / var(--ems)))); font-weight: 600; line-height: 1.2; }
      small { display: grid; font-size: var(--t); line-height: 1.2; color: var(--ink-2); }
      @media (max-aspect-ratio: 1/1) {
        ol { grid-template-columns: none; grid-auto-rows: minmax(0, 1fr); }
        button { grid-template-rows: none; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; justify-items: start; text-align: start; padding: 0.4em 1.4em; gap: calc(var(--t) * 1.4); }
        .face { width: auto; height: min(9vh, 120px); align-self: center; }
        .words { display: contents; }
        small { grid-auto-flow: column; gap: 0.6em; }
        b { font-size: calc(var(--t) * 1.5); }
      }
      @media (prefers-reduced-motion: reduce) { button { transition: none; } button:active { transform: none; } }
    `,
  ]

  @property() language: Language = 'zh'
  /** The language that stands beside it; null: none. */
  @property({ attribute: false }) beside: Language | null = null
  /** What was pressed last; null: nothing is preselected. */
  @property({ attribute: false }) pressed: Level | null = null

  readonly #onClick = (event: Event) => {
    const level = Number((event.currentTarget as HTMLElement).dataset['level']) as Level
    this.dispatchEvent(new CustomEvent('pad-level-chosen', { detail: level, bubbles: true, composed: true }))
  }

  protected override render() {
    const { language, beside } = this
    const longest = Math.max(...ORDER.map((level) => textEms(levelWords(language, level))))
    return html`<ol role="list" .style=${`--ems:${(longest * BOLD).toFixed(2)}`} aria-label=${padWords(language).title}>
      ${ORDER.map(
        (level) => html`<li>
        <button data-level=${level} aria-pressed=${this.pressed === level ? 'true' : 'false'} @click=${this.#onClick}>
          ${faceOf(level)}<span class="words"><b>${levelWords(language, level)}</b><small>${level}${beside ? html`<span lang=${localeOf(beside)}>${levelWords(beside, level)}</span>` : nothing}</small></span>
        </button>
      </li>`,
      )}
    </ol>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pad-levels': PadLevels
  }
  interface HTMLElementEventMap {
    'pad-level-chosen': CustomEvent<Level>
  }
}
