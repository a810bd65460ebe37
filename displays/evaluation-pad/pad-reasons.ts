import { html } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import { COMMENT_LENGTH } from '#shared/domain/evaluation/comment.ts'
import { type Reason, REASONS, REASONS_VERSION } from '#shared/domain/evaluation/levels.ts'
import { reasonWords } from '#shared/i18n/low-rating-words.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import { faceOf } from '#shared/ui/face.ts'
import { LightPart } from '#shared/ui/light-part.ts'
import type { PadAnswer } from './flow.ts'
import { reasonsWords } from './reasons-words.ts'
import { padWords } from './words.ts'

/** What the customer has said so far, and in which language they are asked. */
export interface ReasonsShown {
  readonly answer: PadAnswer
  readonly language: string
}

/**
 * Why it was not good: any of a few reasons, and a line of one's own. Nothing has to be chosen.
 *
 * @fires pad-reason-chosen - A reason was pressed, on or off.
 * @fires pad-comment-written - The customer has typed.
 */
@customElement('pad-reasons')
export class PadReasons extends LightPart<ReasonsShown> {
  readonly #onReason = (event: Event) => {
    const reason = (event.currentTarget as HTMLElement).dataset['reason'] as Reason
    this.dispatchEvent(new CustomEvent('pad-reason-chosen', { detail: reason, bubbles: true }))
  }

  readonly #onInput = ({ currentTarget }: Event) => {
    const { value } = currentTarget as HTMLTextAreaElement
    this.dispatchEvent(new CustomEvent('pad-comment-written', { detail: value, bubbles: true }))
  }

  protected override paint({ answer, language }: ReasonsShown) {
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
