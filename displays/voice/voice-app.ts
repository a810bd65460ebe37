import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AcousticZone } from '#shared/domain/announcement/events.ts'
import type { AnnouncementState } from '#shared/domain/announcement/state.ts'
import { voiceBacklog } from '#shared/domain/announcement/view.ts'
import { timeInWords } from '#shared/i18n/dates.ts'
import { nameIn } from '#shared/i18n/words.ts'
import { type HallView, showsEmergency } from '#shared/stores/hall-view.ts'
import type { SaidLine, SpeakerStatus } from '#shared/stores/speaker.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '#shared/ui/hall-freshness-badge.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import { wearTheme } from '#shared/ui/theme.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { standingOf } from './standing.ts'
import { voiceStyles } from './voice-styles.ts'
import { voiceWords } from './words.ts'

/** How often the age of what waits is reckoned again, ms. */
const LOOK_MS = 1_000

/** The page at the amplifier: speaks, and shows large how it is doing. */
@customElement('voice-app')
export class VoiceApp extends LitElement {
  static override styles = [baseStyles, voiceStyles]

  readonly #hall = new StoreController<HallView>(this, () => this.view)
  readonly #status = new StoreController<SpeakerStatus>(this, () => this.status)
  readonly #voice = new StoreController<AnnouncementState>(this, () => this.voice)
  #timer: ReturnType<typeof setInterval> | undefined

  @property({ attribute: false }) view: ReadableStore<HallView> | undefined
  @property({ attribute: false }) status: ReadableStore<SpeakerStatus> | undefined
  @property({ attribute: false }) voice: ReadableStore<AnnouncementState> | undefined
  @property({ attribute: false }) clock: HallClock | null = null
  @property({ attribute: false }) zone: AcousticZone = '*'
  /** Says something that nobody waits for. */
  @property({ attribute: false }) onTest: () => void = () => {}

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.requestUpdate(), LOOK_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  protected override updated(): void {
    const hall = this.#hall.value?.state.hall
    if (hall) wearTheme(hall.board.theme)
  }

  get #languages(): readonly string[] {
    return this.#hall.value?.state.hall?.board.languages ?? ['zh', 'en']
  }

  protected override render() {
    const [view, status] = [this.#hall.value, this.#status.value]
    if (!view || !status) return nothing
    if (view.trouble) return plainPage(view.trouble, { languages: this.#languages })
    const [lead = 'zh', beside] = this.#languages
    const words = voiceWords(lead)
    return html`${showsEmergency(view) ? plainPage('emergency', { languages: this.#languages, attended: true }) : nothing}<main lang=${localeOf(lead)}>
      <header><h1>${words.title}</h1><p class="zone">${this.#zoneName(view, lead)}</p>
        <hall-freshness-badge .freshness=${view.freshness} .ageMs=${view.ageMs} .languages=${this.#languages}></hall-freshness-badge></header>
      ${this.#state(view, status, [lead, ...(beside ? [beside] : [])])}
      <div class="row"><button type="button" ?disabled=${status.saying !== null} @click=${this.onTest}>${words.test}</button>${this.#backlog(lead)}</div>
      <section><h2>${words.last}</h2>${status.last.length === 0 ? html`<p class="how">${words.nothingYet}</p>` : html`<ol role="list">${status.last.map((line) => this.#line(line, lead))}</ol>`}</section>
    </main>`
  }

  #zoneName({ state: { hall } }: HallView, language: string): string {
    const zone = hall?.zones.find(({ id }) => id === this.zone)
    return zone ? nameIn(zone.name, language) : this.zone === '*' ? voiceWords(language).wholeHall : this.zone
  }

  #state(view: HallView, status: SpeakerStatus, languages: readonly string[]) {
    const standing = standingOf(view, status, this.zone)
    const said = languages.map((language) => ({ language, words: voiceWords(language) }))
    return html`<section class="state ${standing}" role="status" data-standing=${standing}>
      ${said.map(({ language, words }, place) => (place === 0 ? html`<strong>${words.state[standing]}</strong>` : html`<span class="beside" lang=${localeOf(language)}>${words.state[standing]}</span>`))}
      ${standing === 'speaking' ? html`<p class="saying">${status.saying}</p>` : said.map(({ language, words }) => html`<p class="hint" lang=${localeOf(language)}>${words.hint[standing]}</p>`)}
    </section>`
  }

  #backlog(language: string) {
    const { value } = this.#voice
    if (!value || !this.clock) return nothing
    const words = voiceWords(language)
    const open = value.open.filter(({ zone }) => zone === this.zone)
    const { waiting, oldestS } = voiceBacklog({ ...value, open }, this.clock())
    return html`<p data-waiting=${waiting}>${words.waiting(waiting)}${waiting > 0 ? html` · ${words.oldest(Math.floor(oldestS))}` : nothing}</p>`
  }

  #line({ at, text, engine, reason }: SaidLine, language: string) {
    const words = voiceWords(language)
    const { timeZone = 'UTC' } = this.#hall.value?.state.hall ?? {}
    return html`<li><time>${timeInWords(at, timeZone, 'en-GB')}</time><span>${text}</span>
      <span class="how ${reason ? 'failed' : ''}">${reason ? words.reasons[reason] : engine ? words.engines[engine] : ''}</span></li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voice-app': VoiceApp
  }
}
