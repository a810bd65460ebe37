import { html, nothing } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import type { CallId, CounterId } from '#shared/domain/queue/ids.ts'
import { freshnessInWords } from '#shared/i18n/common.ts'
import { timeInWords } from '#shared/i18n/dates.ts'
import { reasonWords } from '#shared/i18n/pause-reasons.ts'
import { nameIn } from '#shared/i18n/words.ts'
import { type HallView, showsEmergency } from '#shared/stores/hall-view.ts'
import { afterPaint } from '#shared/ui/after-paint.ts'
import { freshnessBadge } from '#shared/ui/freshness-badge.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import { LightElement } from '#shared/ui/light-element.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import { textEms, widthInEms } from '#shared/ui/ticket-size.ts'
import { wearTheme } from '#shared/ui/theme.ts'
import { localeOf, twoScripts, wordsIn } from '#shared/ui/two-scripts.ts'
import { labelParts, type Sign, signOf } from './sign.ts'
import { type SignWord, signWords } from './words.ts'

/** A promised return that passes is taken off the sign within this. */
const LOOK_MS = 10_000

/** What the dot beside a number takes, in ems of the number. */
const DOT_EM = 0.18
/** A system typeface may be wider than ours; a number is never cut. */
const BREATH = 1.14
/** Services stand in a weight a little heavier than running text. */
const SERVICE_WEIGHT = 1.08
/** As in the styles: from this shape on a sign is a strip; type of its badge, and what stands beside the words in it, ems. */
const STRIP_ASPECT = 12 / 5
const STRIP_BADGE = 5.4
const BADGE_AIR_EM = 3.4

/** The sign above one counter: which counter, whom it calls, what it is for. It never asks for anything. */
@customElement('counter-sign-app')
export class CounterSignApp extends LightElement {
  readonly #hall = new StoreController<HallView>(this, () => this.view)
  #timer: ReturnType<typeof setInterval> | undefined
  /** The last call this sign has painted. */
  #painted: CallId | null = null

  view: ReadableStore<HallView> | undefined
  clock: HallClock | null = null
  counter: string | null = null
  /** Tells the hall that a call is on the glass. */
  shownCall: (callId: CallId) => void = () => {}

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.requestUpdate(), LOOK_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  get #sign(): Sign | null {
    const view = this.#hall.value
    return view && view.trouble !== 'not-paired' && this.clock && !showsEmergency(view)
      ? signOf(view.state, (this.counter ?? '') as CounterId, this.clock())
      : null
  }

  protected override updated(): void {
    const hall = this.#hall.value?.state.hall
    if (hall) wearTheme(hall.board.theme)
    const sign = this.#sign
    if (!sign?.call || sign.mood !== 'calling' || sign.call.callId === this.#painted) return
    const { callId } = sign.call
    this.#painted = callId
    void afterPaint().then(() => this.shownCall(callId))
  }

  protected override render() {
    const view = this.#hall.value
    const languages = view?.state.hall?.board.languages ?? ['zh', 'en']
    const sign = this.#sign
    return html`<div class="for-ears" role="status" aria-live="polite" lang=${localeOf(languages[0] ?? 'zh')}>${this.#spoken(sign, languages)}</div>
      ${this.#badge(languages, !sign && Boolean(view?.trouble))}
      ${sign ? this.#whole(sign, languages) : this.#plain(languages)}`
  }

  /** On a strip in as many languages as there is room for in one line; other shapes have two lines for it. */
  #badge(languages: readonly string[], hidden: boolean) {
    const { freshness = 'recovering', ageMs = null } = this.#hall.value ?? {}
    const aspect = innerWidth / innerHeight
    const ems = languages.reduce((sum, one) => sum + textEms(freshnessInWords(freshness, ageMs, one)), BADGE_AIR_EM)
    const hasRoom = aspect < STRIP_ASPECT || ems * STRIP_BADGE <= 74 * aspect - 84
    return freshnessBadge({ freshness, ageMs, languages: hasRoom ? languages : languages.slice(0, 1) }, hidden)
  }

  #plain(languages: readonly string[]) {
    const view = this.#hall.value
    const lost = this.counter ? 'unknown-counter' : 'no-counter'
    const reason =
      view && showsEmergency(view) ? 'emergency' : (view?.trouble ?? (view?.state.hall ? lost : 'connecting'))
    return plainPage(reason, { languages })
  }

  #whole(sign: Sign, languages: readonly string[]) {
    const { freshness } = this.#hall.value!
    const fresh = freshness === 'live' || freshness === 'recovering'
    const rest = sign.mood === 'paused' || sign.mood === 'closed'
    const rows = sign.services.length + (sign.counter.barrierFree ? 1 : 0)
    const names = sign.services.map(({ name }) => textEms(wordsIn(name, languages[0] ?? 'zh')) * SERVICE_WEIGHT)
    return html`<main class="sign ${sign.mood} ${fresh ? 'fresh' : ''} ${rest ? 'rest' : ''}">
      ${this.#place(sign, languages)}
      <section class="main">${sign.number === null ? this.#mood(sign, languages) : this.#ticket(sign, sign.number, languages, fresh)}</section>
      <ul class="does" .style=${`--rows: ${Math.max(3, rows)}; --ems: ${Math.max(4, ...names).toFixed(2)}`}>
        ${sign.services.map(({ name }) => html`<li>${twoScripts(name, languages)}</li>`)}
        ${sign.counter.barrierFree ? html`<li class="free">${WHEELCHAIR}<span>${this.#say('barrierFree', languages)}</span></li>` : nothing}
      </ul>
    </main>`
  }

  #place({ counter }: Sign, languages: readonly string[]) {
    const { number, words } = labelParts(counter.label)
    return html`<h1 class="place ${number === '' ? 'worded' : ''}">${number === '' ? nothing : html`<strong>${number}</strong>`}<span class="label">${twoScripts(words, languages)}</span></h1>`
  }

  #ticket(sign: Sign, number: string, languages: readonly string[], fresh: boolean) {
    const mood = sign.mood !== 'calling' ? 'serving' : fresh ? 'calling' : 'latest'
    const ems = (widthInEms(number) + (sign.marked ? DOT_EM : 0)) * BREATH
    return html`<p class="caption">${this.#say(mood, languages)}</p>
      ${keyed(sign.call?.callId, html`<p class="ticket arrive" .style=${`--ems: ${ems}`} data-ticket=${number} data-counter=${sign.counter.id}>${number}${sign.marked ? html`<i class="dot"></i>` : nothing}</p>`)}`
  }

  #mood(sign: Sign, languages: readonly string[]) {
    return html`<p class="mood">${this.#say(sign.mood, languages)}</p>${this.#note(sign, languages)}`
  }

  /** Why it is paused and until when; where else to go. */
  #note({ mood, reason, backAt }: Sign, languages: readonly string[]) {
    if (mood === 'closed') return html`<p class="note caption">${this.#say('elsewhere', languages)}</p>`
    if (mood !== 'paused' || (reason === null && backAt === null)) return nothing
    const zone = this.#hall.value?.state.hall?.timeZone ?? 'UTC'
    const notes = languages.map((language) => [
      language,
      [
        reason === null ? null : reasonWords(reason)[language],
        backAt === null ? null : signWords(language).backAt(timeInWords(backAt, zone, 'en-GB')),
      ]
        .filter(Boolean)
        .join(' · '),
    ])
    return html`<p class="note caption">${twoScripts({ zh: '', en: '', ...Object.fromEntries(notes) }, languages)}</p>`
  }

  #say(word: SignWord, languages: readonly string[]) {
    return twoScripts(
      { zh: '', en: '', ...Object.fromEntries(languages.map((language) => [language, signWords(language)[word]])) },
      languages,
    )
  }

  /** The newest call, for whoever hears the page rather than sees it. */
  #spoken(sign: Sign | null, languages: readonly string[]): string {
    const [language = 'zh'] = languages
    return sign?.mood === 'calling' && sign.number !== null
      ? signWords(language).called(sign.number, nameIn(sign.counter.label, language))
      : ''
  }
}

/** The sign for reachable by wheelchair; never without its word beside it. */
const WHEELCHAIR = html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10" cy="4" r="1.6"></circle><path d="M10 8v6h5l3 5"></path><path d="M10 10.5h4"></path><path d="M8 12.2a5 5 0 1 0 6.2 6.2"></path></svg>`

declare global {
  interface HTMLElementTagNameMap {
    'counter-sign-app': CounterSignApp
  }
}
