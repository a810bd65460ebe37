import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { baseStyles } from '#shared/ui/base-styles.ts'
import type { MadeZip } from './pack-zip.ts'
import { progressOf } from './progress.ts'
import type { Project } from './project-shelf.ts'
import type { StudioState } from './studio.ts'
import { studioStyles } from './studio-styles.ts'
import type { StudioWords } from './words.ts'

type Need = 'voice' | 'licence' | 'consent' | 'takes'

/** The finished voice: whose it is, whether it may be used, and the way out of the studio. */
@customElement('voice-studio-pack')
export class VoiceStudioPack extends LitElement {
  static override styles = [
    baseStyles,
    studioStyles,
    css`
      :host { height: 100%; }
      .card { padding: 12px 16px; display: grid; gap: 8px; height: 100%; align-content: start; }
      .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
      .consent { display: flex; align-items: center; gap: 10px; min-height: 44px; color: var(--ink); }
      .consent input { width: 20px; height: 20px; accent-color: var(--water); }
      .row { display: flex; align-items: center; gap: 12px; }
      .row button { flex: none; }
      [data-anew] { margin-inline-start: auto; }
      code { display: block; margin-top: 4px; user-select: all; font: 14px/1.4 ui-monospace, Consolas, monospace; }
      [role='status'] { min-height: 23px; overflow-wrap: anywhere; }
    `,
  ]

  @state() private _agreed = false
  @state() private _isMaking = false
  @state() private _need: Need | null = null
  @state() private _made: MadeZip | null = null
  /** Asked whether all of it shall be forgotten. */
  @state() private _isAsked = false

  @property({ attribute: false }) words!: StudioWords
  @property({ attribute: false }) state!: StudioState
  @property({ attribute: false }) describe: ((about: Pick<Project, 'voice' | 'licence'>) => Promise<void>) | undefined
  @property({ attribute: false }) clear: (() => Promise<void>) | undefined
  @property({ attribute: false }) makeZip: (() => MadeZip | null) | undefined
  /** Gives a file to whoever sits there. */
  @property({ attribute: false }) save: ((file: string, bytes: Uint8Array<ArrayBuffer>) => void) | undefined

  readonly #onField = ({ currentTarget }: Event) => {
    const { name, value } = currentTarget as HTMLInputElement
    const { voice, licence } = this.state.project
    void this.describe?.({ voice, licence, [name]: value })
    this._need = null
  }

  readonly #onConsent = ({ currentTarget }: Event) => {
    this._agreed = (currentTarget as HTMLInputElement).checked
    this._need = null
  }

  readonly #onMake = async (event: Event) => {
    event.preventDefault()
    if (this._isMaking) return
    this._made = null
    this._need = this.#missing()
    if (this._need) return this.renderRoot.querySelector<HTMLElement>(`[name="${this._need}"]`)?.focus()
    this._isMaking = true
    await this.updateComplete
    // Seconds of work: the page says so first.
    await new Promise((resolve) => setTimeout(resolve, 50))
    this._made = this.makeZip?.() ?? null
    this._isMaking = false
    if (this._made) this.save?.(this._made.file, this._made.bytes)
  }

  readonly #onAsk = () => {
    this._isAsked = !this._isAsked
  }

  readonly #onClear = async () => {
    this._isAsked = false
    this._agreed = false
    this._made = null
    await this.clear?.()
  }

  #missing(): Need | null {
    const { project, takes } = this.state
    if (takes.size === 0) return 'takes'
    if (project.voice.trim() === '') return 'voice'
    if (project.licence.trim() === '') return 'licence'
    return this._agreed ? null : 'consent'
  }

  protected override render() {
    const { words, state } = this
    const { voice, licence } = state.project
    const { recorded, all } = progressOf(state)
    return html`<form class="card" @submit=${this.#onMake}><h2>${words.exporting}</h2>
      <div class="fields">
        <label>${words.voice}<input name="voice" autocomplete="off" maxlength="100" placeholder=${words.voicePlaceholder} .value=${voice} @change=${this.#onField} /></label>
        <label>${words.licence}<input name="licence" autocomplete="off" maxlength="300" placeholder=${words.licencePlaceholder} .value=${licence} @change=${this.#onField} /></label>
      </div>
      <label class="consent"><input type="checkbox" name="consent" .checked=${this._agreed} @change=${this.#onConsent} />${words.consent}</label>
      <div class="row"><button class=${recorded === all ? 'main' : ''} aria-disabled=${this._isMaking ? 'true' : 'false'}>${words.make}</button>
        ${recorded < all ? html`<p class="soft">${words.incomplete(all - recorded)}</p>` : nothing}
        ${state.takes.size > 0 && !this._isAsked ? html`<button type="button" data-anew @click=${this.#onAsk}>${words.anew}</button>` : nothing}</div>
      ${this._isAsked ? this.#anew(state.takes.size) : nothing}
      <p role="status" class=${this._need ? 'problem' : ''}>${this.#said()}</p></form>`
  }

  #anew(count: number) {
    const { words } = this
    return html`<div class="row"><p class="problem">${words.anewAsk(count)}</p>
      <button type="button" data-anew-yes @click=${this.#onClear}>${words.anewYes}</button><button type="button" @click=${this.#onAsk}>${words.anewNo}</button></div>`
  }

  #said() {
    const { words } = this
    if (this._need) return words.needs[this._need]
    if (this._isMaking) return words.making
    if (!this._made) return nothing
    const { file, made } = this._made
    // What the technician at the server types, to be copied whole.
    return html`${words.made(file, Math.round(made.pack.durationMs / 1_000))}
      <code>npm run voice:import -- ${file} --out data/voice/${made.pack.language}</code>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voice-studio-pack': VoiceStudioPack
  }
}
