import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { FollowUp } from '#shared/domain/evaluation/events.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { managerStyles } from './manager-styles.ts'
import { failureWords, type ManagerWords } from './words.ts'

/** What a note may hold; the hall takes no more. */
const NOTE_LENGTH = 500

/** Brings a note to the hall. Gives the code of what stood in the way, null when the hall has it. */
export type SendNote = (step: FollowUp | null, note: string) => Promise<string | null>

/** A note beside a rating: a few words, often the same, and what they take the follow-up to. Words stay until the hall has them. */
@customElement('manager-note')
export class ManagerNote extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      :host { display: grid; gap: 8px; align-content: start; }
      .row { display: flex; flex-wrap: wrap; gap: 8px; }
      .row .quick { padding: 0 12px; border-radius: 22px; color: var(--ink-2); }
      [data-seen] { margin-inline-end: auto; }
    `,
  ]

  @query('textarea') private _field!: HTMLTextAreaElement | null

  @state() private _working = false
  @state() private _said = ''

  @property({ attribute: false }) words!: ManagerWords
  /** Steps the note may take the follow-up to; with none it says that somebody has seen the rating. */
  @property({ attribute: false }) steps: readonly FollowUp[] = []
  @property({ attribute: false }) send: SendNote = async () => 'no-answer'

  readonly #onQuick = ({ currentTarget }: Event) => {
    const field = this._field
    if (!field) return
    const said = (currentTarget as HTMLElement).textContent?.trim() ?? ''
    field.value = [field.value.trim(), said].filter(Boolean).join('；').slice(0, NOTE_LENGTH)
    field.focus()
  }

  readonly #onSend = ({ currentTarget }: Event) => {
    const step = ((currentTarget as HTMLElement).dataset['step'] || null) as FollowUp | null
    void this.#send(step)
  }

  async #send(step: FollowUp | null): Promise<void> {
    const note = this._field?.value.trim() ?? ''
    if (this._working) return
    if (note === '') {
      this._said = this.words.noteNeeded
      this._field?.focus()
      return
    }
    this._working = true
    this._said = ''
    const code = await this.send(step, note)
    this._working = false
    this._said = code === null ? this.words.saved : failureWords(code, this.words)
    if (code === null && this._field) this._field.value = ''
  }

  protected override render() {
    const { words, steps } = this
    const off = this._working ? 'true' : 'false'
    return html`<textarea aria-label=${words.note} placeholder=${words.notePlaceholder} maxlength=${NOTE_LENGTH} rows="2"></textarea>
      <div class="row">
        ${steps.length === 0 ? html`<button type="button" class="main" data-seen aria-disabled=${off} @click=${this.#onSend}>${words.seen}</button>` : nothing}
        ${steps.map((step) => html`<button type="button" class="main" data-step=${step} aria-disabled=${off} @click=${this.#onSend}>${words.moveTo(words.steps[step])}</button>`)}
        ${steps.length > 0 ? html`<button type="button" data-step="" aria-disabled=${off} @click=${this.#onSend}>${words.saveNote}</button>` : nothing}
        ${Object.values(words.quickNotes).map((said) => html`<button type="button" class="quick" @click=${this.#onQuick}>${said}</button>`)}
      </div>
      <p class="said problem" role="status">${this._working ? words.saving : this._said}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-note': ManagerNote
  }
}
