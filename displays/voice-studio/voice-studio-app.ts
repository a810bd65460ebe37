import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { nameIn } from '#shared/i18n/words.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import { wearTheme } from '#shared/ui/theme.ts'
import { appStyles } from './app-styles.ts'
import type { BoothState } from './booth.ts'
import type { VoiceStudioAct, VoiceStudioLineChosen } from './events.ts'
import { actOf, type StudioAct } from './keys.ts'
import { progressOf } from './progress.ts'
import type { Studio, StudioState } from './studio.ts'
import { studioStyles } from './studio-styles.ts'
import './voice-studio-booth.ts'
import './voice-studio-call.ts'
import './voice-studio-import.ts'
import type { VoiceStudioImport } from './voice-studio-import.ts'
import './voice-studio-lines.ts'
import './voice-studio-pack.ts'
import { languageName, type StudioWords, studioWords } from './words.ts'

/** The voice studio (语音录制): the hall's own announcer records what the hall says, line by line, by keyboard. */
@customElement('voice-studio-app')
export class VoiceStudioApp extends LitElement {
  static override styles = [baseStyles, studioStyles, appStyles]

  readonly #hall = new StoreController<HallView>(this, () => this.view)
  readonly #studio = new StoreController<StudioState | null>(this, () => this.studio?.state)
  readonly #booth = new StoreController<BoothState>(this, () => this.studio?.booth.state)
  #life = new AbortController()

  @query('voice-studio-import') private _import!: VoiceStudioImport | null

  /** What was just kept; heard, not seen. */
  @state() private _said = ''
  @state() private _voiceLanguage: string | null = null

  @property({ attribute: false }) view: ReadableStore<HallView> | undefined
  @property({ attribute: false }) studio: Studio | undefined
  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) origin = ''
  @property({ attribute: false }) save: ((file: string, bytes: Uint8Array<ArrayBuffer>) => void) | undefined
  /** Told when somebody wants to read the page in another language. */
  @property({ attribute: false }) remember: (language: Language) => void = () => {}

  override connectedCallback(): void {
    super.connectedCallback()
    this.#life = new AbortController()
    const { signal } = this.#life
    addEventListener('keydown', this.#onKey, { signal })
    for (const type of ['dragover', 'dragleave', 'drop'] as const) addEventListener(type, this.#onDrag, { signal })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#life.abort()
  }

  /** Somebody is in the midst of a line: not the moment to begin anew. */
  get inUse(): boolean {
    return !['rest', 'trouble', undefined].includes(this.#booth.value?.step)
  }

  protected override willUpdate(): void {
    const hall = this.#hall.value?.state.hall
    if (hall) void this.studio?.open(hall, this._voiceLanguage ?? hall.voice.languages[0] ?? 'zh')
  }

  protected override updated(): void {
    const words = studioWords(this.language)
    document.documentElement.lang = words.language
    document.title = words.title
    const theme = this.#hall.value?.state.hall?.board.theme
    if (theme) wearTheme(theme)
  }

  readonly #onKey = (event: KeyboardEvent) => {
    const on = (event.composedPath()[0] as Partial<Element> | undefined)?.tagName ?? ''
    const act = this.#studio.value && actOf(event, on)
    if (!act) return
    event.preventDefault()
    void this.#do(act)
  }

  async #do(act: StudioAct): Promise<void> {
    const { studio } = this
    const at = this.#studio.value?.at ?? 0
    this._said = ''
    if (act === 'record') await studio?.press()
    if (act === 'again') await studio?.again()
    if (act === 'listen') await studio?.listen()
    const isSpeaking = ['attention', 'recording'].includes(this.#booth.value?.step ?? '')
    if (act === 'previous' && !isSpeaking) studio?.go(at - 1)
    if (act === 'next' && !isSpeaking) studio?.go(at + 1)
    if (act !== 'accept' || !(await studio?.accept())) return
    const state = studio?.state.get()
    this._said = studioWords(this.language).saved(state?.script[state.at]?.says ?? '')
  }

  readonly #onAct = ({ act }: VoiceStudioAct) => void this.#do(act)
  readonly #onLine = ({ at }: VoiceStudioLineChosen) => this.studio?.go(at)

  readonly #onDrag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.toggleAttribute('data-dragging', event.type === 'dragover')
    if (event.type === 'drop') void this._import?.bring([...event.dataTransfer.files])
  }

  readonly #onLanguage = () => {
    this.language = this.language === 'zh' ? 'en' : 'zh'
    this.remember(this.language)
  }

  readonly #onVoiceLanguage = ({ currentTarget }: Event) => {
    this._voiceLanguage = (currentTarget as HTMLSelectElement).value
  }

  protected override render() {
    const view = this.#hall.value
    const state = this.#studio.value
    const { hall } = view?.state ?? {}
    if (!view || !hall || view.trouble || !state || !this.studio) {
      return html`<hall-freshness-badge hidden .freshness=${view?.freshness ?? 'recovering'} .ageMs=${view?.ageMs ?? null}></hall-freshness-badge>
        ${plainPage(view?.trouble ?? 'connecting', { attended: true })}`
    }
    return this.#page(view, state, this.studio)
  }

  #page(view: HallView, state: StudioState, studio: Studio): TemplateResult {
    const words = studioWords(this.language)
    // Another voice has another consent, and what was heard and brought is not its own.
    const { language } = state.project
    return html`${this.#header(view, state, words)}
      ${state.durable ? nothing : html`<p class="trouble">${words.notDurable}</p>`}
      <div role="alert">${state.notKept ? html`<p class="trouble">${words.notKept}</p>` : nothing}</div>
      <p class="for-ears" role="status">${this.#heard(state, words)}</p>
      <main lang=${words.language} @voice-studio-act=${this.#onAct} @voice-studio-line-chosen=${this.#onLine}>
        <section class="booth" aria-label=${words.record}><voice-studio-booth .words=${words} .state=${state} .booth=${studio.booth} .origin=${this.origin}></voice-studio-booth></section>
        <section class="lines card" aria-label=${words.lines}><voice-studio-lines .words=${words} .state=${state}></voice-studio-lines></section>
        <section class="call" aria-label=${words.call}>${keyed(language, html`<voice-studio-call .words=${words} .state=${state} .rehearse=${this.#rehearse}></voice-studio-call>`)}</section>
        <section class="pack" aria-label=${words.exporting}>${keyed(language, html`<voice-studio-pack .words=${words} .state=${state} .describe=${this.#describe} .clear=${this.#clear} .makeZip=${this.#makeZip} .save=${this.save}></voice-studio-pack>`)}</section>
        <section class="import" aria-label=${words.importing}>${keyed(language, html`<voice-studio-import .words=${words} .takeIn=${this.#takeIn}></voice-studio-import>`)}</section>
      </main>`
  }

  readonly #rehearse: Studio['rehearse'] = (phrase) => this.studio!.rehearse(phrase)
  readonly #describe: Studio['describe'] = (about) => this.studio!.describe(about)
  readonly #clear: Studio['clear'] = () => this.studio!.clear()
  readonly #makeZip: Studio['makeZip'] = () => this.studio!.makeZip()
  readonly #takeIn: Studio['takeIn'] = (files, each) => this.studio!.takeIn(files, each)

  #header(view: HallView, state: StudioState, words: StudioWords): TemplateResult {
    const { recorded, all, minutes } = progressOf(state)
    const { hall, project } = state
    const languages = [...new Set([...hall.voice.languages, ...SPOKEN_LANGUAGES.keys()])]
    return html`<header lang=${words.language}>
      <h1>${words.title}<small>${nameIn(hall.name, words.language)}</small></h1>
      <p class="progress"><progress aria-hidden="true" max=${Math.max(1, all)} .value=${recorded}></progress><b>${words.done(recorded, all)}</b><span class="soft">${minutes > 0 ? words.minutesLeft(minutes) : words.allDone}</span></p>
      <label>${words.voiceLanguage}<select name="language" @change=${this.#onVoiceLanguage}>${languages.map((one) => html`<option value=${one} ?selected=${one === project.language}>${languageName(one, words)}</option>`)}</select></label>
      <hall-freshness-badge .freshness=${view.freshness} .ageMs=${view.ageMs} .languages=${[this.language]}></hall-freshness-badge>
      <button type="button" lang=${this.language === 'zh' ? 'en' : 'zh-CN'} @click=${this.#onLanguage}>${words.otherLanguage}</button>
      <a class="button" href="/">${words.allScreens}</a>
    </header>`
  }

  /** What eyes see in the booth, for ears: what was kept, when to speak, what is wrong and what to do. */
  #heard({ script, at }: StudioState, words: StudioWords): string {
    const booth = this.#booth.value
    if (booth?.step === 'review') {
      const [worst] = booth.verdict.findings
      return worst === undefined ? words.good : `${words.findings[worst].what} ${words.findings[worst].cure}`
    }
    if (booth?.step === 'trouble') return `${words.problems[booth.problem].what} ${words.problems[booth.problem].cure}`
    if (booth && booth.step !== 'rest') return words.steps[booth.step]
    return this._said || words.say(script[at]?.says ?? '')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voice-studio-app': VoiceStudioApp
  }
}
