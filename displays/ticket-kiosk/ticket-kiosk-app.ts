import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import type { HallConfig, Words } from '#shared/domain/queue/config.ts'
import type { ServiceId } from '#shared/domain/queue/ids.ts'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import { besideOf, type Language, languagesOf, spoken } from '#shared/i18n/languages.ts'
import { nameIn } from '#shared/i18n/words.ts'
import { type HallView, showsEmergency } from '#shared/stores/hall-view.ts'
import { afterPaint } from '#shared/ui/after-paint.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import '#shared/ui/hall-clock.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { appStyles } from './app-styles.ts'
import type { TakenTicket } from './ask.ts'
import { classChoices, opensAgain, serviceChoices } from './choices.ts'
import { KIOSK_START, type KioskState, type Obstacle } from './flow.ts'
import './kiosk-classes.ts'
import './kiosk-countdown.ts'
import './kiosk-receipt.ts'
import './kiosk-services.ts'
import { kioskStyles } from './kiosk-styles.ts'
import './kiosk-ticket.ts'
import './kiosk-trouble.ts'
import type { KioskSession } from './session.ts'
import { type TroubleText, troubleText } from './trouble-text.ts'
import { kioskWords } from './words.ts'

// Nobody has a ticket before the first paint: drawing its code is loaded beside it.
void import('#shared/ui/hall-qr.ts')

/** Opening and closing time are looked at so often. */
const LOOK_MS = 15_000

/** The ticket kiosk (取号机): one customer at a time goes from a service to a ticket, and the first step waits for the next. */
@customElement('ticket-kiosk-app')
export class TicketKioskApp extends LitElement {
  static override styles = [baseStyles, kioskStyles, appStyles]

  readonly #view = new StoreController<HallView>(this, () => this.hall)
  readonly #kiosk = new StoreController<KioskState>(this, () => this.session?.state)
  #timer: ReturnType<typeof setInterval> | undefined
  #shown = ''

  @property({ attribute: false }) hall: ReadableStore<HallView> | undefined
  @property({ attribute: false }) session: KioskSession | undefined
  @property({ attribute: false }) clock: HallClock | null = null
  /** Where a phone follows a ticket. */
  @property({ attribute: false }) phoneAddress: (ticket: TakenTicket) => string = () => ''
  /** Puts a ticket on paper; null: this kiosk has no printer. */
  @property({ attribute: false }) print: (() => void) | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.requestUpdate(), LOOK_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  protected override willUpdate(): void {
    this.lang = localeOf(this.#language)
    this.toggleAttribute('elder', this.#state.elder)
  }

  protected override updated(_changed: PropertyValues): void {
    const shown = this.renderRoot.querySelector('main')?.dataset['shows'] ?? ''
    const before = this.#shown
    this.#shown = shown
    if (before === '' || shown === before || shown === '') return
    void this.#arrived(shown)
  }

  get #state(): KioskState {
    return this.#kiosk.value ?? KIOSK_START
  }

  get #languages(): readonly Language[] {
    return languagesOf(this.#view.value?.state.hall)
  }

  /** What this customer chose, else the hall's first. */
  get #language(): Language {
    return spoken(this.#state.language, this.#languages)
  }

  get #beside(): Language | null {
    return besideOf(this.#language, this.#languages)
  }

  /** A new step has been painted: who reads by ear or by keys is led to its heading; a ticket goes to paper. */
  async #arrived(shown: string): Promise<void> {
    const step = this.renderRoot.querySelector<LitElement>('main > *')
    await step?.updateComplete
    if (shown !== this.#shown) return
    step?.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    if (shown !== 'ticket' || !this.print) return
    await afterPaint()
    this.print()
  }

  readonly #onService = ({ detail }: CustomEvent<ServiceId>) => {
    const hall = this.#view.value?.state.hall
    if (hall) this.session?.chooseService(detail, classChoices(hall), hall.kiosk.ticketsPerMinute)
  }

  readonly #onClass = ({ detail }: CustomEvent<TicketClass>) => {
    const hall = this.#view.value?.state.hall
    if (hall) this.session?.chooseClass(detail, hall.kiosk.ticketsPerMinute)
  }

  readonly #onAgain = () => this.session?.send({ type: 'again' })
  readonly #onMore = () => this.session?.send({ type: 'more-time' })
  readonly #onStart = () => this.session?.send({ type: 'start' })
  readonly #onBack = () => this.session?.send({ type: 'back' })
  readonly #onTouch = () => this.session?.send({ type: 'touched' })
  readonly #onKey = ({ key }: KeyboardEvent) => {
    this.#onTouch()
    if (key === 'Escape') this.session?.send({ type: this.#state.step.at === 'classes' ? 'back' : 'start' })
  }
  readonly #onElder = () => this.session?.send({ type: 'elder', elder: !this.#state.elder })
  readonly #onLanguage = () => {
    const other = this.#beside
    this.session?.send({ type: 'language', language: other === this.#languages[0] ? null : other })
  }
  /** A long press on a public screen opens no menu. */
  readonly #noMenu = (event: Event) => event.preventDefault()

  #step(view: HallView, hall: HallConfig): TemplateResult {
    const { step, elder } = this.#state
    const language = this.#language
    const beside = this.#beside
    const nameOf = (service: ServiceId): Words | null => hall.services.find(({ id }) => id === service)?.name ?? null
    if (step.at === 'ticket') {
      return html`<kiosk-ticket .ticket=${step.ticket} .service=${nameOf(step.ticket.service)} .address=${this.phoneAddress(step.ticket)} .language=${language} .beside=${beside} ?elder=${elder}></kiosk-ticket>`
    }
    const obstacle = this.#obstacle(view, hall)
    if (obstacle) {
      const now = this.session?.now() ?? 0
      const until = step.at === 'trouble' ? step.until : null
      const text = troubleText(obstacle, {
        hall,
        language,
        at: this.clock?.() ?? null,
        again: step.at === 'trouble' && step.again !== null,
        waitMs: until === null ? null : until - now,
      })
      return html`<kiosk-trouble .text=${text} .language=${language} ?elder=${elder} @kiosk-again=${this.#onAgain}></kiosk-trouble>`
    }
    const intent = step.at === 'asking' ? step.intent : null
    const classes = classChoices(hall)
    const service = step.at === 'classes' ? step.service : intent?.service
    if (service !== undefined && classes.length > 0) {
      return html`<kiosk-classes .classes=${classes} .service=${nameOf(service)} .pressed=${intent?.class ?? null} .language=${language} .beside=${beside} ?elder=${elder} @kiosk-class=${this.#onClass}></kiosk-classes>`
    }
    return html`<kiosk-services .choices=${serviceChoices(view.state, view.waits)} .pressed=${intent?.service ?? null} .language=${language} .beside=${beside} ?elder=${elder} @kiosk-service=${this.#onService}></kiosk-services>`
  }

  /** What stands in the way of a ticket: of this customer's, or of everybody's. Who is being asked for a ticket is not interrupted. */
  #obstacle(view: HallView, hall: HallConfig): Obstacle | null {
    const { step } = this.#state
    if (step.at === 'trouble') return step.why
    if (step.at === 'asking' || step.at === 'ticket') return null
    if (view.freshness === 'stale' || view.freshness === 'offline') return 'no-answer'
    const at = this.clock?.()
    return at && opensAgain(hall, at) ? 'hall-closed' : null
  }

  #footer(shows: string) {
    const { step, elder } = this.#state
    const words = kioskWords(this.#language)
    const other = this.#beside
    return html`<footer>
      <button class="pill" data-elder aria-pressed=${elder ? 'true' : 'false'} @click=${this.#onElder}>${elder ? words.elderOff : words.elderOn}</button>
      ${other ? html`<button class="pill" data-language lang=${localeOf(other)} @click=${this.#onLanguage}>${kioskWords(other).language}</button>` : nothing}
      <span class="gap"></span>
      ${this.session ? html`<kiosk-countdown .kiosk=${this.#state} .language=${this.#language} .now=${this.session.now} @kiosk-more-time=${this.#onMore}></kiosk-countdown>` : nothing}
      ${shows === 'classes' && step.at === 'classes' ? html`<button class="pill" data-back @click=${this.#onBack}>${words.back}</button>` : nothing}
      ${step.at === 'ticket' || step.at === 'trouble' ? html`<button class="pill main" data-done @click=${this.#onStart}>${step.at === 'ticket' ? words.done : words.home}</button>` : nothing}
    </footer>`
  }

  #said(): string {
    const { step } = this.#state
    const words = kioskWords(this.#language)
    if (step.at === 'asking') return words.asking
    return step.at === 'ticket' ? words.given(step.ticket.number, step.ticket.ahead) : ''
  }

  /** Which of the kiosk's faces is on: what a step is called from outside. */
  #shows(view: HallView, hall: HallConfig): string {
    const { step } = this.#state
    if (step.at === 'ticket') return 'ticket'
    if (this.#obstacle(view, hall)) return 'trouble'
    return classChoices(hall).length > 0 && step.at !== 'services' ? 'classes' : 'services'
  }

  #pageOf(view: HallView, hall: HallConfig): TemplateResult {
    const { step, elder } = this.#state
    const language = this.#language
    const beside = elder || view.freshness !== 'live' ? null : this.#beside
    const shows = this.#shows(view, hall)
    return html`<div class="screen" @pointerdown=${this.#onTouch} @keydown=${this.#onKey} @contextmenu=${this.#noMenu}>
      ${showsEmergency(view) ? plainPage('emergency', { languages: this.#languages }) : nothing}
      <header class="top">
        <p class="hall"><span class="name">${nameIn(hall.name, language)}</span>${beside ? html` <small lang=${localeOf(beside)}>${nameIn(hall.name, beside)}</small>` : nothing}</p>
        <hall-freshness-badge ?hidden=${shows === 'trouble'} .freshness=${view.freshness} .ageMs=${view.ageMs} .languages=${[language]}></hall-freshness-badge>
        <hall-clock .clock=${this.clock} .timeZone=${hall.timeZone} .language=${language}></hall-clock>
      </header>
      <main data-shows=${shows}>${keyed(shows, this.#step(view, hall))}</main>
      ${step.at === 'asking' ? html`<p class="asking"><span>${kioskWords(language).asking}</span><span class="slow">${kioskWords(language).stillAsking}</span></p>` : nothing}
      ${this.#footer(shows)}
      <p class="alone" role="status">${this.#said()}</p>
    </div>
    ${
      step.at === 'ticket'
        ? html`<kiosk-receipt .ticket=${step.ticket} .hall=${hall} .service=${hall.services.find(({ id }) => id === step.ticket.service)?.name ?? null}
        .address=${this.phoneAddress(step.ticket)} .languages=${this.#languages}></kiosk-receipt>`
        : nothing
    }`
  }

  protected override render() {
    const view = this.#view.value
    const hall = view?.state.hall
    if (view && hall && !view.trouble) return this.#pageOf(view, hall)
    return html`<hall-freshness-badge hidden .freshness=${view?.freshness ?? 'recovering'} .ageMs=${view?.ageMs ?? null} .languages=${this.#languages}></hall-freshness-badge>
      ${
        view && !view.trouble && view.freshness !== 'recovering' && view.freshness !== 'live'
          ? html`<div class="screen"><main data-shows="trouble"><kiosk-trouble
        .text=${neverHeard('zh')} .beside=${neverHeard('en')}></kiosk-trouble></main></div>`
          : plainPage(view && showsEmergency(view) ? 'emergency' : (view?.trouble ?? 'connecting'), {
              languages: this.#languages,
            })
      }`
  }
}

/** Nobody knows yet which languages the hall speaks. */
function neverHeard(language: Language): TroubleText {
  return troubleText('no-answer', { hall: null, language, at: null, again: false, waitMs: null })
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-kiosk-app': TicketKioskApp
  }
}
