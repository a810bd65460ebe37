import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { RatingId } from '#shared/domain/evaluation/events.ts'
import { isLow, type Level, LEVELS, type Reason, REASONS, REASONS_VERSION } from '#shared/domain/evaluation/levels.ts'
import { COMMENT_LENGTH } from '#shared/domain/evaluation/comment.ts'
import { reasonWords } from '#shared/i18n/low-rating-words.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { timedIds } from '#shared/storage/new-id.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { faceOf } from '#shared/ui/face.ts'
import { faceStyles } from '#shared/ui/face-styles.ts'
import type { TicketLine } from './line.ts'
import { askQuestion, type Question, sendRating, type Taken } from './rating-line.ts'
import { ratingWords } from './rating-words.ts'

/**
 * Asks on the customer's own phone what the pad at the counter asks as well; the first answer wins, the other is told
 * so. A level may be chosen anew until it is submitted. Nothing stands here when there is nothing to answer.
 */
@customElement('ticket-rating')
export class TicketRating extends LitElement {
  static override styles = [
    baseStyles,
    faceStyles,
    css`
      :host { display: block; text-align: start; margin-top: 18px; }
      h2 { font-size: 22px; font-weight: 700; text-align: center; margin-bottom: 12px; }
      ol, ul, form { display: grid; gap: 8px; }
      ul { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      li { display: grid; }
      button { min-height: 52px; border: 2px solid var(--line); border-radius: 14px; background: var(--card); color: var(--ink); font: inherit; font-weight: 600; padding: 6px 14px; touch-action: manipulation; }
      ol button { display: grid; grid-template-columns: 40px minmax(0, 1fr) auto; gap: 14px; align-items: center; text-align: start; }
      button[aria-pressed='true'] { border-color: var(--water); background: var(--water-soft); }
      .send { background: var(--water); border-color: var(--water); color: var(--card); border-radius: 26px; margin-top: 6px; }
      .face { width: 40px; }
      small { color: var(--ink-2); font-weight: 400; }
      label { display: grid; gap: 4px; }
      textarea { font: inherit; color: var(--ink); background: var(--card); border: 2px solid var(--line); border-radius: 14px; padding: 8px 12px; min-height: 72px; resize: none; }
      :is(button, textarea):focus-visible { outline: 3px solid var(--water); outline-offset: 3px; }
      .note { color: var(--ink-2); font-size: 15px; text-align: center; }
      .told { font-size: 20px; font-weight: 600; text-align: center; }
    `,
  ]

  readonly #life = new AbortController()
  readonly #newId = timedIds(Date.now)
  #id: RatingId | null = null
  #saidAt = 0

  @state() private _question: Question | null = null
  @state() private _level: Level | null = null
  @state() private _reasons: readonly Reason[] = []
  @state() private _comment = ''
  /** How the sending ended; null: nothing was sent yet. */
  @state() private _taken: Taken | 'sending' | null = null

  @property({ attribute: false }) line: Pick<TicketLine, 'send'> | null = null
  @property({ attribute: false }) language: Language = 'zh'
  /** Monotonic milliseconds of the phone. */
  @property({ attribute: false }) now: () => number = () => 0
  /** When the hall was heard last: what may be answered is asked for again each time. */
  @property({ attribute: false }) heardAt: number | null = null

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#life.abort()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Whoever has begun to answer is not interrupted: the hall says how it stands when it is sent.
    if (changed.has('heardAt') && this._level === null && this._taken === null) void this.#ask()
  }

  async #ask(): Promise<void> {
    if (!this.line) return
    const question = await askQuestion(this.line, this.now, this.#life.signal)
    if (question !== undefined && this._level === null) this._question = question
  }

  readonly #onLevel = ({ currentTarget }: Event) => {
    this._level = Number((currentTarget as HTMLElement).dataset['level']) as Level
    this.#saidAt = this.now()
    if (!isLow(this._level)) this._reasons = []
  }

  readonly #onReason = ({ currentTarget }: Event) => {
    const reason = (currentTarget as HTMLElement).dataset['reason'] as Reason
    const has = this._reasons.includes(reason)
    this._reasons = has ? this._reasons.filter((one) => one !== reason) : [...this._reasons, reason]
  }

  readonly #onComment = ({ currentTarget }: Event) => {
    this._comment = (currentTarget as HTMLTextAreaElement).value
  }

  readonly #onSubmit = async (event: Event) => {
    event.preventDefault()
    const { line, _question: question, _level: level, _reasons: reasons, _comment: comment, language } = this
    if (!line || !question || level === null || this._taken === 'sending') return
    this.#id ??= this.#newId() as RatingId
    this._taken = 'sending'
    const answer = { id: this.#id, level, reasons, comment, language, saidAt: this.#saidAt }
    this._taken = await sendRating(line, question, answer, this.#life.signal)
  }

  #levels() {
    return html`<ol role="list" aria-labelledby="title">${LEVELS.map(
      (level) =>
        html`<li><button type="button" data-level=${level} aria-pressed=${this._level === level ? 'true' : 'false'} @click=${this.#onLevel}>${faceOf(level)}<span>${levelWords(this.language, level)}</span><small>${level}</small></button></li>`,
    )}</ol>`
  }

  #why() {
    const words = ratingWords(this.language)
    return html`<p>${words.reasons}</p><ul role="list">${(REASONS[REASONS_VERSION] ?? []).map(
      (reason) =>
        html`<li><button type="button" data-reason=${reason} aria-pressed=${this._reasons.includes(reason) ? 'true' : 'false'} @click=${this.#onReason}>${reasonWords(this.language, reason)}</button></li>`,
    )}</ul>
      <label>${words.comment}<textarea maxlength=${COMMENT_LENGTH} rows="2" .value=${this._comment} @input=${this.#onComment}></textarea></label>`
  }

  protected override render() {
    const words = ratingWords(this.language)
    const { _level: level, _taken: taken } = this
    if (taken === 'taken')
      return html`<p class="told" role="status" data-thanks>${level !== null && isLow(level) ? words.thanksLow : words.thanks}</p>`
    if (taken === 'elsewhere' || taken === 'over')
      return html`<p class="told" role="status" data-told=${taken}>${words[taken]}</p>`
    if (!this._question) return nothing
    const isSending = taken === 'sending'
    return html`<form @submit=${this.#onSubmit}>
      <h2 id="title">${words.title}</h2>
      ${this.#levels()}${level !== null && isLow(level) ? this.#why() : nothing}
      ${level === null ? nothing : html`<button class="send" data-submit ?disabled=${isSending}>${isSending ? words.sending : words.submit}</button>`}
      <p class="note" role="status">${taken === 'none' ? words.failed : words.promise}</p>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-rating': TicketRating
  }
}
