import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Rehearsal } from '#shared/audio/recording/rehearse.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import type { Phrase } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING, NothingToSay, type Wanted } from '#shared/domain/phrase/wanted.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import type { StudioState } from './studio.ts'
import { studioStyles } from './studio-styles.ts'
import type { StudioWords } from './words.ts'

const KINDS = ['call', 'recall', 'prepare', 'missed', 'closing'] as const
type Kind = (typeof KINDS)[number]

/** A whole call with the voice as far as it is recorded: how the lines sound together. */
@customElement('voice-studio-call')
export class VoiceStudioCall extends LitElement {
  static override styles = [
    baseStyles,
    studioStyles,
    css`
      :host { height: 100%; }
      .card { padding: 12px 16px; display: grid; gap: 8px; height: 100%; align-content: start; }
      .fields { display: grid; grid-template-columns: 1fr 1fr 1fr auto; gap: 8px; align-items: end; }
      .text { font-size: 18px; }
      [role='status'] { min-height: 23px; overflow-wrap: anywhere; }
      @media (max-width: 1500px) { .fields { grid-template-columns: 1fr 1fr; } }
    `,
  ]

  @state() private _kind: Kind = 'call'
  @state() private _ticket = ''
  @state() private _counter = 0
  @state() private _heard: Rehearsal | null = null

  @property({ attribute: false }) words!: StudioWords
  @property({ attribute: false }) state!: StudioState
  /** Says it; tells with whose voice. */
  @property({ attribute: false }) rehearse: ((phrase: Phrase) => Promise<Rehearsal>) | undefined

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was lacking may have been recorded since.
    if (changed.get('state') && changed.get('state')!.takes !== this.state.takes) this._heard = null
  }

  get #number(): string {
    return this._ticket || `${this.state.hall.services[0]?.letter ?? 'A'}028`
  }

  /** Null while there is nothing that can be said. */
  #phrase(): Phrase | null {
    const { hall, project } = this.state
    const window = hall.counters[this._counter]?.label.zh ?? '1'
    const tickets = [this.#number]
    const kind = this._kind
    const wanted: Wanted =
      kind === 'closing'
        ? { kind, at: hall.hours.close }
        : kind === 'call' || kind === 'recall'
          ? { kind, tickets, window }
          : { kind, tickets }
    try {
      return SPOKEN_LANGUAGES.get(project.language)?.phrase(wanted, DEFAULT_READING) ?? null
    } catch (error) {
      if (error instanceof NothingToSay) return null
      throw error
    }
  }

  readonly #onChange = ({ currentTarget }: Event) => {
    const field = currentTarget as HTMLInputElement | HTMLSelectElement
    if (field.name === 'kind') this._kind = field.value as Kind
    if (field.name === 'ticket') this._ticket = field.value.trim()
    if (field.name === 'counter') this._counter = Number(field.value)
    this._heard = null
  }

  readonly #onPlay = async (event: Event) => {
    event.preventDefault()
    const phrase = this.#phrase()
    if (phrase) this._heard = (await this.rehearse?.(phrase)) ?? null
  }

  protected override render() {
    const { words, state } = this
    const phrase = this.#phrase()
    const language = state.project.language
    const names = state.hall.counters.map(({ label }) => (words.language === 'en' ? label.en : label.zh))
    return html`<form class="card" @submit=${this.#onPlay}><h2>${words.call}</h2>
      <div class="fields">
        <label>${words.what}<select name="kind" @change=${this.#onChange}>${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === this._kind}>${words.callKinds[kind]}</option>`)}</select></label>
        ${this._kind === 'closing' ? nothing : html`<label>${words.ticket}<input name="ticket" autocomplete="off" maxlength="12" .value=${this.#number} @input=${this.#onChange} /></label>`}
        ${this._kind === 'call' || this._kind === 'recall' ? html`<label>${words.counter}<select name="counter" @change=${this.#onChange}>${names.map((name, place) => html`<option value=${place} ?selected=${place === this._counter}>${name}</option>`)}</select></label>` : nothing}
        <button class="play">${words.play}</button>
      </div>
      <p class="text" lang=${localeOf(language)}>${phrase ? SPOKEN_LANGUAGES.get(language)?.write(phrase) : nothing}</p>
      <p class="soft" role="status">${phrase ? this.#whose() : words.noTicket}</p></form>`
  }

  #whose() {
    const { words, _heard: heard } = this
    if (!heard) return nothing
    if (!heard.ok) return words.missing([...new Set(heard.missing)].join(' '))
    return heard.borrowed.length > 0 ? words.borrowed(heard.borrowed.join(' ')) : words.ownVoice
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voice-studio-call': VoiceStudioCall
  }
}
