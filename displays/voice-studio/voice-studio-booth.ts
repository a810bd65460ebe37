import { html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { StoreController } from '#shared/ui/store-controller.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { type Booth, type BoothState, SILENT_DB } from './booth.ts'
import { boothStyles } from './booth-styles.ts'
import { VoiceStudioAct } from './events.ts'
import type { StudioAct } from './keys.ts'
import type { Input } from './microphone.ts'
import type { StudioState } from './studio.ts'
import { studioStyles } from './studio-styles.ts'
import type { StudioWords } from './words.ts'

/** The line at hand: what to say, when, how it came out, and what to do about it. */
@customElement('voice-studio-booth')
export class VoiceStudioBooth extends LitElement {
  static override styles = [baseStyles, studioStyles, boothStyles]

  readonly #booth = new StoreController<BoothState>(this, () => this.booth?.state)
  readonly #inputs = new StoreController<readonly Input[]>(this, () => this.booth?.inputs)
  #life: AbortController | null = null

  @query('.track i') private _level!: HTMLElement | null

  @property({ attribute: false }) words!: StudioWords
  @property({ attribute: false }) state!: StudioState
  @property({ attribute: false }) booth: Booth | undefined
  /** Where this page is, for whoever has to let it have a microphone. */
  @property({ attribute: false }) origin = ''

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#life?.abort()
    this.#life = null
  }

  protected override updated(): void {
    if (this.#life || !this.booth) return
    this.#life = new AbortController()
    // Fifty times a second: no matter for a template.
    this.booth.level.subscribe((db) => {
      if (this._level) this._level.style.transform = `scaleX(${Math.max(0, 1 - db / SILENT_DB)})`
    }, this.#life.signal)
  }

  /** A mouse leaves the focus where it was, so that the keys go on doing what they say. */
  readonly #keepFocus = (event: Event) => event.preventDefault()

  readonly #onInput = ({ currentTarget }: Event) => {
    void this.booth?.choose((currentTarget as HTMLSelectElement).value)
  }

  protected override render() {
    const { words, state } = this
    const booth = this.#booth.value ?? { step: 'rest' }
    const line = state.script[state.at]
    if (!line) return nothing
    const { kind, before, says, after } = line
    return html`<div class="card" data-step=${booth.step}>
      <div class="top"><p class="light"><i aria-hidden="true"></i>${this.#light(booth)}</p>${this.#microphones()}</div>
      <div class="script"><p class="line" lang=${localeOf(state.project.language)}>${before}<mark>${says}</mark>${after}</p>
      <p class="hint soft">${words.hints[kind]}</p></div>
      <div class="said">${this.#said(booth)}</div>
      <div class="level"><span>${words.level}</span><span class="track" aria-hidden="true"><i></i></span><span>${words.levelBad}</span></div>
      <div class="keys" @mousedown=${this.#keepFocus}>${this.#buttons(booth)}</div>
    </div>`
  }

  #light(booth: BoothState) {
    const { words } = this
    if (booth.step === 'trouble') return words.problems[booth.problem].what
    if (booth.step !== 'review') return words.steps[booth.step]
    const [worst] = booth.verdict.findings
    return worst === undefined ? `${words.good} · ${words.steps.review}` : words.findings[worst].what
  }

  #said(booth: BoothState) {
    const { words, state } = this
    if (booth.step === 'trouble') {
      const { cure } = words.problems[booth.problem]
      return html`<p class="problem">${cure}</p>${booth.problem === 'insecure' ? html`<code>--unsafely-treat-insecure-origin-as-secure=${this.origin}</code>` : nothing}`
    }
    if (booth.step === 'review')
      return booth.verdict.findings.map((finding) => html`<p class="problem">${words.findings[finding].cure}</p>`)
    const isKept = state.takes.has(state.script[state.at]!.name)
    return isKept && booth.step === 'rest' ? html`<p class="soft">${words.kept}</p>` : nothing
  }

  #microphones() {
    const inputs = this.#inputs.value ?? []
    if (inputs.length < 2) return nothing
    return html`<label>${this.words.microphone}<select @change=${this.#onInput}>${inputs.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>`
  }

  #buttons(booth: BoothState) {
    const { words, state } = this
    const { keys } = words
    const isReview = booth.step === 'review'
    const canKeep = isReview && booth.verdict.cut !== null
    const isGood = canKeep && booth.verdict.findings.length === 0
    const isBusy = booth.step === 'recording' || booth.step === 'attention'
    const canListen = canKeep || (!isBusy && state.takes.has(state.script[state.at]!.name))
    return html`${this.#button('record', isBusy ? words.stop : words.record, keys.record, { isMain: !isGood })}
      ${this.#button('listen', words.listen, keys.listen, { isOff: !canListen })}
      ${this.#button('again', words.again, keys.again, { isOff: !isReview })}
      ${this.#button('accept', words.accept, keys.accept, { isMain: isGood, isOff: !canKeep })}
      ${this.#button('previous', words.previous, '↑', { isOff: isBusy || state.at === 0 })}
      ${this.#button('next', words.next, '↓', { isOff: isBusy || state.at === state.script.length - 1 })}`
  }

  #button(act: StudioAct, label: string, key: string, { isMain = false, isOff = false } = {}) {
    const press = () => isOff || this.dispatchEvent(new VoiceStudioAct(act))
    return html`<button type="button" class=${isMain ? 'main' : ''} data-act=${act} aria-disabled=${isOff ? 'true' : 'false'} @click=${press}>${label}<kbd aria-hidden="true">${key}</kbd></button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voice-studio-booth': VoiceStudioBooth
  }
}
