import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { AnnouncementState } from '#shared/domain/announcement/state.ts'
import { voiceBacklog } from '#shared/domain/announcement/view.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { lobbyView } from '#shared/domain/queue/lobby.ts'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import type { Audit, Devices, LowRating, Session } from '#shared/protocol/api.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import { wearTheme } from '#shared/ui/theme.ts'
import { appStyles } from './app-styles.ts'
import type { DevicesDesk } from './devices-desk.ts'
import type { Review } from './events.ts'
import type { Kept } from './kept-fresh.ts'
import { alertsOf } from './low-ratings.ts'
import './manager-alerts.ts'
import './manager-counters.ts'
import './manager-devices.ts'
import type { DeclareEmergency } from './manager-emergency.ts'
import './manager-emergency.ts'
import './manager-figures.ts'
import type { ManagerFollowUps } from './manager-follow-ups.ts'
import './manager-follow-ups.ts'
import './manager-foot.ts'
import './manager-header.ts'
import { type Section, SECTIONS } from './manager-header.ts'
import './manager-lines.ts'
import './manager-pairing.ts'
import type { RatingsDesk, RatingsView } from './ratings-desk.ts'
import { managerWords } from './words.ts'

/** It was heard, or it was heard that it cannot be. */
function isKnown(
  part: { readonly value?: unknown; readonly ratings?: unknown; readonly problem: string | null } | undefined,
): boolean {
  return Boolean(part?.value ?? part?.ratings ?? part?.problem)
}

/** Ages are told in minutes; a fresh one as "just now". */
const TICK_MS = 5_000

/** The lobby manager's page (大堂经理): the hall now, low ratings while the customer is still there, today's figures, devices. */
@customElement('hall-manager-app')
export class HallManagerApp extends LitElement {
  static override styles = [baseStyles, appStyles]

  readonly #hall = new StoreController<HallView>(this, () => this.view)
  readonly #voice = new StoreController<AnnouncementState>(this, () => this.voice)
  readonly #ratings = new StoreController<RatingsView>(this, () => this.ratings?.view)
  readonly #devices = new StoreController<Kept<Devices>>(this, () => this.devices?.view)
  readonly #audit = new StoreController<Kept<Audit>>(this, () => this.audit)
  #timer: ReturnType<typeof setInterval> | undefined
  #isShown = false

  @query('manager-follow-ups') private _followUps!: ManagerFollowUps | null

  @state() private _tick = 0

  @property({ attribute: false }) view: ReadableStore<HallView> | undefined
  @property({ attribute: false }) voice: ReadableStore<AnnouncementState> | undefined
  @property({ attribute: false }) ratings: RatingsDesk | undefined
  @property({ attribute: false }) devices: DevicesDesk | undefined
  @property({ attribute: false }) audit: ReadableStore<Kept<Audit>> | undefined
  @property({ attribute: false }) clock: HallClock | null = null
  @property({ attribute: false }) session: Session | null = null
  @property({ attribute: false }) language: 'zh' | 'en' = 'zh'
  @property({ attribute: false }) signOut: () => void = () => {}
  @property({ attribute: false }) declare: DeclareEmergency | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this._tick++, TICK_MS)
    addEventListener('hashchange', this.#goTo)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
    removeEventListener('hashchange', this.#goTo)
  }

  /** Somebody is writing a note, or letting a device in: not the moment to begin anew. */
  get inUse(): boolean {
    const fields = [...this.renderRoot.querySelectorAll('manager-alerts, manager-follow-ups, manager-pairing')]
    return fields.some(({ shadowRoot }) => shadowRoot?.activeElement !== null)
  }

  /** The hall's time; behind a line that is cut the time of what is shown, so that nothing ages that may long be over. */
  #now({ freshness, ageMs }: HallView): Instant {
    const now = this.clock?.() ?? instantOf(0)
    return freshness === 'live' ? now : instantOf(millisOf(now) - (ageMs ?? 0))
  }

  protected override updated(_changed: PropertyValues): void {
    const { hall } = this.#hall.value?.state ?? {}
    document.documentElement.lang = this.language === 'zh' ? 'zh-CN' : 'en'
    document.title = this.#title()
    if (hall) wearTheme(hall.board.theme)
    // Not before every part has something to show: what grows above would push the place away again.
    const isShown =
      this.renderRoot.querySelector('main') !== null && isKnown(this.#devices.value) && isKnown(this.#ratings.value)
    if (isShown && !this.#isShown) this.#goTo()
    this.#isShown = isShown
  }

  /** What must not be missed stands in the tab of a page that lies behind another. */
  #title(): string {
    const words = managerWords(this.language)
    const view = this.#hall.value
    const hall = view?.state.hall
    const alerts = view && hall ? alertsOf(this.#ratings.value?.low ?? [], hall, this.#now(view)).length : 0
    return `${alerts > 0 ? `(${alerts}) ` : ''}${words.title}`
  }

  /** To the part the address names; there is no such place outside this element. */
  readonly #goTo = () => {
    const section = SECTIONS.find((name) => location.hash === `#${name}`)
    if (!section) return
    const place = this.renderRoot.querySelector<HTMLElement>(`[data-section="${section}"]`)
    if (!place) return
    // An open alert stays in sight, above whatever is gone to.
    place.style.scrollMarginTop = `${(this.renderRoot.querySelector('manager-alerts')?.offsetHeight ?? 0) + 8}px`
    place.scrollIntoView()
    place.focus({ preventScroll: true })
  }

  readonly #onLanguage = () => {
    this.language = this.language === 'zh' ? 'en' : 'zh'
  }

  readonly #review: Review = (rating: LowRating) => async (step, note) => {
    const code = (await this.ratings?.review(rating, step, note)) ?? null
    // What has been seen is no alert any more: the list goes on with it.
    if (code === null) void this.updateComplete.then(() => this._followUps?.showRating(rating.id))
    return code
  }

  protected override render() {
    const view = this.#hall.value
    const hall = view?.state.hall
    const { kind, person } = this.session ?? {}
    if (kind && kind !== 'demo' && person?.role !== 'manager' && person?.role !== 'admin') return this.#notManager()
    if (!view || !hall || view.trouble) {
      return html`<hall-freshness-badge hidden .freshness=${view?.freshness ?? 'recovering'} .ageMs=${view?.ageMs ?? null}></hall-freshness-badge>
        ${plainPage(view?.trouble ?? 'connecting', { attended: true })}`
    }
    return this.#page(view, hall)
  }

  #notManager(): TemplateResult {
    const words = managerWords(this.language)
    const next = new URLSearchParams({ next: location.pathname + location.search })
    return html`<div class="elsewhere" lang=${words.language}><h1>${words.notManager}</h1><p>${words.notManagerCure}</p>
      <p><a href=${`/sign-in/?${next}`}>${words.signIn}</a></p></div>`
  }

  #page(view: HallView, hall: HallConfig): TemplateResult {
    const words = managerWords(this.language)
    const now = this.#now(view)
    const lobby = lobbyView(view.state, view.waits, now)
    const { ratings = null, low = [], problem = null } = this.#ratings.value ?? {}
    const alerts = alertsOf(low, hall, now)
    const devices = this.#devices.value
    const wanted: Readonly<Record<Section, number>> = {
      hall: 0,
      ratings: low.filter(({ step }) => step !== 'resolved').length,
      devices: devices?.value?.alarms.length ?? 0,
    }
    const since = view.state.notices.find(({ code }) => code === 'emergency')?.raisedAt ?? null
    const emergency = html`<manager-emergency .words=${words} .since=${since} .timeZone=${hall.timeZone} .declare=${this.declare}></manager-emergency>`
    return html`<div lang=${words.language} @manager-language-chosen=${this.#onLanguage}>
      <manager-header .words=${words} .view=${view} .clock=${this.clock} .wanted=${wanted}></manager-header>
      ${since ? emergency : nothing}
      <manager-alerts .words=${words} .hall=${hall} .alerts=${alerts} .now=${now} .live=${view.freshness === 'live'} .review=${this.#review}></manager-alerts>
      <main>
        <section class="lines" data-section="hall" tabindex="-1" aria-label=${words.services}><manager-lines .words=${words} .lobby=${lobby} .unsaid=${hall.voice.announced && this.#voice.value ? voiceBacklog(this.#voice.value, now) : null}></manager-lines></section>
        <section class="counters" aria-label=${words.counters}><manager-counters .words=${words} .lobby=${lobby} .timeZone=${hall.timeZone}></manager-counters></section>
        <section class="ratings" data-section="ratings" tabindex="-1" aria-label=${words.sections.ratings}>
          <manager-figures .words=${words} .ratings=${ratings} .problem=${problem}></manager-figures></section>
        <section class="follow" aria-label=${words.followUps}>
          <manager-follow-ups .words=${words} .hall=${hall} .low=${low} .now=${now} .review=${this.#review}></manager-follow-ups>
        </section>
        <section class="devices" data-section="devices" tabindex="-1" aria-label=${words.sections.devices}>
          <manager-pairing .words=${words} .hall=${hall} .desk=${this.devices ?? null}></manager-pairing>
          <manager-devices .words=${words} .hall=${hall} .devices=${devices?.value ?? null} .problem=${devices?.problem ?? null} .now=${now} .send=${this.devices?.command} .quarantine=${this.devices?.quarantine ?? null}></manager-devices>
        </section>
      </main>
      ${since ? nothing : emergency}
      <manager-foot .words=${words} .audit=${this.#audit.value?.value ?? null} .session=${this.session} .timeZone=${hall.timeZone} .signOut=${this.signOut}></manager-foot>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-manager-app': HallManagerApp
  }
}
