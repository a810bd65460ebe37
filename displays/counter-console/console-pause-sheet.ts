import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import { PAUSE_REASONS } from '#shared/i18n/pause-reasons.ts'
import { optionButton } from './console-option.ts'
import { consoleStyles, sheetStyles } from './console-styles.ts'
import { DigitKeys } from './digit-keys.ts'
import { ConsoleAsked, ConsoleSheetLeft } from './events.ts'
import { labelOf, wallTime } from './labels.ts'
import type { ConsoleWords } from './words.ts'

/** The returns a clerk can promise with one press, minutes; null: not known. */
const RETURNS_MIN = [10, 15, 30, 60, null] as const
const MINUTE_MS = 60_000

/** Pauses the counter: why, and until when. The reason is for the public, so it is kept in the hall's own words. */
@customElement('console-pause-sheet')
export class ConsolePauseSheet extends LitElement {
  static override styles = [
    consoleStyles,
    sheetStyles,
    css`
      fieldset { display: flex; flex-wrap: wrap; gap: 8px; border: 0; min-width: 0; }
      fieldset label { position: relative; display: flex; align-items: center; min-height: 48px; padding: 0 16px; border: 1px solid var(--line); border-radius: 24px; background: var(--card); cursor: pointer; }
      fieldset input[type='radio'] { position: absolute; inset: 0; width: 100%; height: 100%; opacity: 0; cursor: pointer; }
      fieldset label.chosen { border-color: var(--water); background: var(--water-soft); font-weight: 600; }
      fieldset label:focus-within { outline: 3px solid var(--water); outline-offset: 2px; }
      fieldset input[type='text'] { flex: 1 1 140px; min-width: 140px; min-height: 48px; padding: 0 14px; border: 1px solid var(--line); border-radius: 24px; background: var(--card); }
    `,
  ]

  readonly keys = new DigitKeys(this, () => this.hints)

  @query('input[type="text"]') private _other!: HTMLInputElement

  @state() private _reason = 0
  @state() private _written = ''

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) at!: Instant
  @property({ attribute: false }) timeZone = 'UTC'
  /** A ticket is at the counter, so the pause begins when it has left. */
  @property({ attribute: false }) afterTicket = false
  @property({ attribute: false }) hints = true

  #choose = (event: Event): void => {
    this._reason = Number((event.currentTarget as HTMLInputElement).dataset['place'])
    this._written = ''
    this._other.value = ''
  }

  #write = (): void => {
    this._written = this._other.value.trim()
  }

  #back = (): void => {
    this.dispatchEvent(new ConsoleSheetLeft())
  }

  protected override render() {
    const { words } = this
    const { sheets } = words
    return html`<header><h2>${this.afterTicket ? sheets.pauseAfter : sheets.pause}</h2><button type="button" @click=${this.#back}>${sheets.back} ${this.hints ? html`<kbd aria-hidden="true">Esc</kbd>` : nothing}</button></header>
      <div class="options" role="group" aria-label=${sheets.until}>${RETURNS_MIN.map((minutes, place) => this.#button(minutes, place))}</div>
      <fieldset aria-label=${sheets.reason}>
        ${PAUSE_REASONS.map((reason, place) => html`<label class=${this.#chosen(place) ? 'chosen' : ''}><input type="radio" name="reason" data-place=${place} .checked=${this.#chosen(place)} @change=${this.#choose} />${labelOf(reason, words)}</label>`)}
        <input type="text" maxlength="20" placeholder=${sheets.otherReason} aria-label=${sheets.otherReason} @input=${this.#write} />
      </fieldset>`
  }

  #chosen(place: number): boolean {
    return this._written === '' && this._reason === place
  }

  #button(minutes: number | null, place: number) {
    const backAt = minutes === null ? undefined : this.#returnIn(minutes)
    return optionButton(
      {
        label: minutes === null ? this.words.sheets.openEnded : this.words.sheets.minutes(minutes),
        note: backAt && this.words.backAt(wallTime(backAt, this.timeZone)),
        choose: () =>
          this.dispatchEvent(
            new ConsoleAsked('pause', {
              action: 'pause',
              reason: this._written || PAUSE_REASONS[this._reason]?.zh,
              backAt,
            }),
          ),
      },
      place,
      this.hints,
    )
  }

  /** A whole minute of the wall clock, never earlier than promised. */
  #returnIn(minutes: number): Instant {
    return instantOf(Math.ceil((millisOf(this.at) + minutes * MINUTE_MS) / MINUTE_MS) * MINUTE_MS)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-pause-sheet': ConsolePauseSheet
  }
}
