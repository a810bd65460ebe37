import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { AnnouncementState } from '#shared/domain/announcement/state.ts'
import { type Heard, heardOf } from '#shared/domain/announcement/view.ts'
import { isEmergency } from '#shared/domain/queue/notice.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { besideOf, type Language, languagesOf, spoken } from '#shared/i18n/languages.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import { type DeskAction, obstacleTo } from './actions.ts'
import { appStyles } from './app-styles.ts'
import type { Clerk, DeskMoment } from './clerk.ts'
import './console-counters.ts'
import './console-header.ts'
import { type ConsoleListChosen, type ConsoleLists, LIST_KEYS, type ListName } from './console-lists.ts'
import './console-now.ts'
import type { ConsolePad } from './console-pad.ts'
import './console-picker.ts'
import './console-saying.ts'
import type { Desk } from './desk.ts'
import { isWriting } from './digit-keys.ts'
import { type ConsoleAsked, type ConsolePreferences, type ConsolePreferred, UNTOUCHED } from './events.ts'
import { Glance } from './glance.ts'
import type { Hindrance } from './standing.ts'
import { hindranceTo, isAway, numberIn } from './hindrance.ts'
import { actionOf, signOf } from './keys.ts'
import { labelOf } from './labels.ts'
import { isSheet, padOf, type Sheet } from './pad.ts'
import { plainWish } from './wishes.ts'
import { consoleWords } from './words.ts'

/** Elapsed times are shown to the second. */
const TICK_MS = 1_000

/** The clerk's console for one counter: composes its parts, turns keys and presses into wishes, and keeps the focus where the work is. */
@customElement('counter-console-app')
export class CounterConsoleApp extends LitElement {
  static override styles = appStyles

  readonly #hall = new StoreController<HallView>(this, () => this.view)
  readonly #voice = new StoreController<AnnouncementState>(this, () => this.voice)
  readonly #moment = new StoreController<DeskMoment>(this, () => this.clerk?.moment)
  #lifetime: AbortController | null = null
  readonly #glance = new Glance()

  @query('console-pad') private _pad!: ConsolePad | null
  @query('console-lists') private _lists!: ConsoleLists | null

  @state() private _at: Instant = '1970-01-01T00:00:00.000Z' as Instant
  @state() private _sheet: Sheet | null = null
  @state() private _list: ListName = 'waiting'

  @property({ attribute: false }) view: ReadableStore<HallView> | undefined
  /** What is being said in the hall. */
  @property({ attribute: false }) voice: ReadableStore<AnnouncementState> | undefined
  @property({ attribute: false }) clerk: Clerk | undefined
  @property({ attribute: false }) clock: HallClock | null = null
  @property({ attribute: false }) counter: string | null = null
  @property({ attribute: false }) parameters = new URLSearchParams()
  /** Who of the staff has signed in here; null: nobody who is one of them, as in a demo; undefined: not known yet. */
  @property({ attribute: false }) self: string | null | undefined = undefined
  /** Why whoever sits here may not work at this counter, though the hall is seen. */
  @property({ attribute: false }) hindrance: Hindrance | null = null
  @property({ attribute: false }) preferences: ConsolePreferences = UNTOUCHED

  override connectedCallback(): void {
    super.connectedCallback()
    this.#lifetime = new AbortController()
    const { signal } = this.#lifetime
    window.addEventListener('keydown', this.#key, { signal })
    const timer = setInterval(this.#tick, TICK_MS)
    signal.addEventListener('abort', () => clearInterval(timer))
    this.#tick()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#lifetime?.abort()
  }

  #tick = (): void => {
    this._at = this.#now
  }

  get #now(): Instant {
    return this.clock?.() ?? this._at
  }

  get #languages(): readonly Language[] {
    return languagesOf(this.#hall.value?.state.hall)
  }

  /** What this clerk chose, else the hall's first. */
  get #language(): Language {
    return spoken(this.preferences.language, this.#languages)
  }

  protected override willUpdate(): void {
    const view = this.#hall.value
    if (!view) return
    const at = this.#now
    this.#glance.take(view.state, this.counter, at)
    const { desk } = this.#glance
    if (this._sheet && desk && obstacleTo(this._sheet, view.state, desk.counter, at) !== null) this._sheet = null
  }

  protected override updated(changed: PropertyValues): void {
    const words = consoleWords(this.#language)
    const desk = this.#glance.desk
    document.documentElement.lang = words.language
    document.title = [desk?.ticket?.number, desk && labelOf(desk.counter.label, words), words.title]
      .filter(Boolean)
      .join(' · ')
    if (changed.has('_sheet')) void this.#moveFocus(changed.get('_sheet') as Sheet | null)
  }

  /** Into the sheet that opened; back to the button it was opened from. */
  async #moveFocus(before: Sheet | null): Promise<void> {
    const sheet = this.renderRoot.querySelector<LitElement>('.pad')
    await sheet?.updateComplete
    if (this._sheet) sheet?.renderRoot.querySelector<HTMLElement>('.options button')?.focus()
    else if (before) this._pad?.focusAction(before)
  }

  /** A customer is at this counter, or the clerk is choosing or waiting for an answer: not the moment to begin anew. */
  get inUse(): boolean {
    return this._sheet !== null || Boolean(this.#glance.desk?.ticket) || Boolean(this.#moment.value?.pending)
  }

  #key = (event: KeyboardEvent): void => {
    if (!this.preferences.shortcuts || isWriting(event) || event.defaultPrevented) return
    const list = Object.entries(LIST_KEYS).find(([, key]) => key === signOf(event))
    if (list) void this.#showList(list[0] as ListName)
    const action = this.#sheetShown ? null : actionOf(event)
    if (!list && !action) return
    event.preventDefault()
    const resumes = action === 'pause' && this.#glance.desk?.counter.state === 'paused'
    if (action) void this.#ask(resumes ? 'resume' : action, null)
  }

  get #sheetShown(): boolean {
    return this._sheet !== null || this.#glance.desk?.counter.state === 'closed'
  }

  async #showList(list: ListName): Promise<void> {
    this._list = list
    await this.updateComplete
    await this._lists?.updateComplete
    this._lists?.focusList()
  }

  #asked = (event: ConsoleAsked): void => void this.#ask(event.detail.action, event.detail.wish)

  #left = (): void => {
    this._sheet = null
  }

  #listChosen = (event: ConsoleListChosen): void => {
    this._list = event.detail
  }

  #preferred = (event: ConsolePreferred): void => {
    this.preferences = { ...this.preferences, ...event.detail }
  }

  /** Asks the hall, opens the sheet where something is still to be chosen, or says at once why not. */
  async #ask(action: DeskAction, wish: CounterWish | null): Promise<void> {
    const { clerk } = this
    const { desk } = this.#glance
    const view = this.#hall.value
    if (!clerk || !desk || !view) return
    const hindrance = hindranceTo(action, wish, { view, desk, at: this.#now })
    if (hindrance) return clerk.explain(action, hindrance)
    const whole = wish ?? plainWish(action, desk.counter)
    if (!whole) {
      if (isSheet(action)) this._sheet = action
      return
    }
    const fromList = this.shadowRoot?.activeElement === this._lists
    await clerk.press(action, whole, numberIn(whole, view.state, desk))
    if (clerk.moment.get().saying?.kind !== 'done') return
    this._sheet = null
    await this.updateComplete
    if (action === 'open') this._pad?.focusAction('call-next')
    else if (fromList && action === 'call') this._pad?.focusAction('start')
    else if (fromList) this._lists?.focusList()
  }

  protected override render() {
    const view = this.#hall.value
    const { preferences } = this
    const words = consoleWords(this.#language)
    if (!view?.state.hall || !this.#glance.desk || this.#shutOut(view))
      return html`${this.#badge(view)}${this.#elsewhere(view)}`
    const desk = this.#glance.desk
    return html`${isEmergency(view.state) ? plainPage('emergency', { attended: true }) : nothing}<main
      class=${preferences.hand} lang=${words.language} @console-asked=${this.#asked} @console-sheet-left=${this.#left}
      @console-list-chosen=${this.#listChosen} @console-preferred=${this.#preferred}
    >${this.#parts(view, desk)}</main>`
  }

  /** Why nobody may work here now. */
  #shutOut({ trouble }: HallView) {
    return trouble === 'unknown-hall' ? null : (trouble ?? this.hindrance)
  }

  #badge(view: HallView | undefined) {
    const { freshness = 'recovering', ageMs = null, trouble = null } = view ?? {}
    return html`<hall-freshness-badge ?hidden=${trouble !== null} .freshness=${freshness} .ageMs=${ageMs} .languages=${[this.#language]}></hall-freshness-badge>`
  }

  /** The address names no counter that is known: the clerk picks one, or learns why there is none to pick. */
  #elsewhere(view: HallView | undefined) {
    const why = view ? this.#shutOut(view) : null
    if (!view?.state.hall || why)
      return plainPage(why ?? view?.trouble ?? 'connecting', { languages: this.#languages, attended: true })
    const words = consoleWords(this.#language)
    return html`<console-picker .words=${words} .queue=${view.state} .asked=${this.counter} .parameters=${this.parameters}></console-picker>`
  }

  #parts(view: HallView, desk: Desk) {
    const { preferences, _at: at } = this
    const words = consoleWords(this.#language)
    const { pending, saying, hurried } = this.#moment.value ?? { pending: null, saying: null, hurried: false }
    const away = isAway(view)
    const free = !away && pending === null
    const may = (action: DeskAction): boolean => free && obstacleTo(action, view.state, desk.counter, at) === null
    return html`<console-header .words=${words} .desk=${desk} .view=${view} .clock=${this.clock} .preferences=${preferences} .language=${this.#language} .beside=${besideOf(this.#language, this.#languages)}></console-header>
      <console-now ?low=${this.#sheetShown} .words=${words} .desk=${desk} .at=${at} .lamp=${!away} .timeZone=${view.state.hall?.timeZone ?? 'UTC'} .screens=${desk.call ? (view.shown[desk.call.callId] ?? 0) : 0} .heard=${this.#heard(desk)}></console-now>
      <console-saying .words=${words} .saying=${saying} .working=${pending !== null} .hurried=${hurried} .away=${away}></console-saying>
      ${padOf({ queue: view.state, desk, at, sheet: this._sheet, pending, away, preferences, words, self: this.self })}
      <console-lists .words=${words} .desk=${desk} .at=${this.#glance.at ?? at} .list=${this._list} .mayCall=${may('call')} .mayMove=${may('requeue')} .hints=${preferences.shortcuts}></console-lists>
      <console-counters .words=${words} .queue=${view.state} .here=${desk.counter.id}></console-counters>`
  }

  /** Was the present call heard? Null where the hall says nothing. */
  #heard({ call }: Desk): Heard | null {
    const { value } = this.#voice
    return value && call ? heardOf(value, call) : null
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-console-app': CounterConsoleApp
  }
}
