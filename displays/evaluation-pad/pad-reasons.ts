import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { COMMENT_LENGTH } from '#shared/domain/evaluation/comment.ts'
import { type Reason, REASONS, REASONS_VERSION } from '#shared/domain/evaluation/levels.ts'
import { reasonWords } from '#shared/i18n/low-rating-words.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { faceOf } from '#shared/ui/face.ts'
import type { PadAnswer } from './flow.ts'
import { padStyles } from './pad-styles.ts'
import { reasonsWords } from './reasons-words.ts'
import { padWords } from './words.ts'

/**
 * Why it was not good: any of a few reasons, and a line of one's own. Nothing has to be chosen.
 *
 * @fires pad-reason-chosen - A reason was pressed, on or off.
 * @fires pad-comment-written - The customer has typed.
 */
@customElement('pad-reasons')
export class PadReasons extends LitElement {
  static override styles = [
    baseStyles,
    padStyles,
    css`
      :host { display: flex; flex-direction: column; gap: calc(var(--t) * 0.9); overflow: auto; }
      .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1em; }
      .chosen { display: flex; align-items: center; gap: 0.6em; font-weight: 600; }
      .face { width: calc(var(--t) * 2.6); }
      ul { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: calc(var(--t) * 0.7); }
      @media (max-aspect-ratio: 1/1) { ul { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
      li { display: grid; }
      button { padding: 0.65em 0.5em; font-size: calc(var(--t) * 1.15); font-weight: 500; }
      label { display: grid; gap: 0.3em; }
      textarea { font: inherit; color: var(--ink); background: var(--card); border: 2px solid var(--line); border-radius: var(--round); padding: 0.5em 0.7em; min-height: 3.4em; resize: none; }
      textarea:focus-visible { outline: 4px solid var(--water); outline-offset: 2px; }
    `,
  ]

  @property({ attribute: false }) answer!: PadAnswer
  @property() language = 'zh'

  readonly #onReason = (event: Event) => {
    const reason = (event.currentTarget as HTMLElement).dataset['reason'] as Reason
    this.dispatchEvent(new CustomEvent('pad-reason-chosen', { detail: reason, bubbles: true, composed: true }))
  }

  readonly #onInput = ({ currentTarget }: Event) => {
    const { value } = currentTarget as HTMLTextAreaElement
    this.dispatchEvent(new CustomEvent('pad-comment-written', { detail: value, bubbles: true, composed: true }))
  }

  protected override render() {
    const { answer, language } = this
    const words = reasonsWords(language)
    return html`<div class="head"><h1 tabindex="-1">${words.reasons}</h1>
        <p class="chosen" data-level=${answer.level}>${faceOf(answer.level)}${padWords(language).chosen(levelWords(language, answer.level))}</p></div>
      <ul role="list">
        ${(REASONS[REASONS_VERSION] ?? []).map((reason) => html`<li><button data-reason=${reason} aria-pressed=${answer.reasons.includes(reason) ? 'true' : 'false'} @click=${this.#onReason}>${reasonWords(language, reason)}</button></li>`)}
      </ul>
      <label>${words.comment}<textarea maxlength=${COMMENT_LENGTH} rows="2" .value=${answer.comment} @input=${this.#onInput}></textarea></label>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pad-reasons': PadReasons
  }
  interface HTMLElementEventMap {
    'pad-reason-chosen': CustomEvent<Reason>
    'pad-comment-written': CustomEvent<string>
  }
}
