import { html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { type Instant, millisOf } from '#shared/domain/time/instant.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import { type DeskAction, obstacleTo } from './actions.ts'
import { appStyles } from './app-styles.ts'
import type { Clerk, DeskMoment } from './clerk.ts'
import './console-close-sheet.ts'
import './console-counters.ts'
import './console-header.ts'
import { type ConsoleListChosen, type ConsoleLists, LIST_KEYS, type ListName } from './console-lists.ts'
import './console-now.ts'
import './console-open-sheet.ts'
import type { ConsolePad } from './console-pad.ts'
import './console-pad.ts'
import './console-pause-sheet.ts'
import './console-picker.ts'
import './console-saying.ts'
import './console-transfer-sheet.ts'
import { type Desk, deskOf } from './desk.ts'
import { isWriting } from './digit-keys.ts'
import type { ConsoleAsked, ConsolePreferences, ConsolePreferred } from './events.ts'
import { actionOf, signOf } from './keys.ts'
import { labelOf } from './labels.ts'
import { plainWish } from './wishes.ts'
import { consoleWords } from './words.ts'

/** Elapsed times are shown to the second; the order of the queue is looked at again only every so often. */
const TICK_MS = 1_000
const LOOK_MS = 5_000

/** What stands in the place of the buttons while the clerk chooses. */
type Sheet = 'transfer' | 'pause' | 'close'

const isSheet = (action: DeskAction): action is Sheet =>
  action === 'transfer' || action === 'pause' || action === 'close'

/** The clerk's console for one counter: composes its parts, turns keys and presses into wishes, and keeps the focus where the work is. */
@customElement('counter-console-app')
export class CounterConsoleApp extends LitElement {
  static override styles = appStyles

  readonly #hall = new StoreController<HallView>(this, () => this.view)
  readonly #moment = new StoreController<DeskMoment>(this, () => this.clerk?.moment)
  #lifetime: AbortController | null = null
  #desk: Desk | null = null
  /** The state and hour `#desk` was derived from. */
  #seen: { readonly state: HallView['state']; readonly at: Instant } | null = null

  @query('console-pad') private _pad!: ConsolePad | null
  @query('console-lists') private _lists!: ConsoleLists | null

  @state() private _at: Instant = '1970-01-01T00:00:00.000Z' as Instant
  @state() private _sheet: Sheet | null = null
  @state() private _list: ListName = 'waiting'

  @property({ attribute: false }) view: ReadableStore<HallView> | undefined
  @property({ attribute: false }) clerk: Clerk | undefined
  @property({ attribute: false }) clock: HallClock | null = null
  @property({ attribute: false }) counter: string | null = null
  @property({ attribute: false }) parameters = new URLSearchParams()
  @property({ attribute: false }) preferences: ConsolePreferences = { language: 'zh', hand: 'right', shortcuts: true }

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
    this._at = this.clock?.() ?? this._at
  }

  protected override willUpdate(): void {
    const view = this.#hall.value
    if (!view) return
    const at = this.clock?.() ?? this._at
    const stale =
      !this.#seen || this.#seen.state !== view.state || Math.abs(millisOf(at) - millisOf(this.#seen.at)) >= LOOK_MS
    if (stale) {
      this.#seen = { state: view.state, at }
      this.#desk = deskOf(view.state, (this.counter ?? '') as CounterId, at)
    }
    const desk = this.#desk
    if (this._sheet && desk && obstacleTo(this._sheet, view.state, desk.counter, at) !== null) this._sheet = null
  }

  protected override updated(changed: PropertyValues): void {
    const words = consoleWords(this.preferences.language)
    const desk = this.#desk
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
    return this._sheet !== null || Boolean(this.#desk?.ticket) || Boolean(this.#moment.value?.pending)
  }

  get #away(): boolean {
    const view = this.#hall.value
    return !view || view.epoch === null || view.freshness === 'stale' || view.freshness === 'offline'
  }

  #key = (event: KeyboardEvent): void => {
    if (!this.preferences.shortcuts || isWriting(event) || event.defaultPrevented) return
    const list = Object.entries(LIST_KEYS).find(([, key]) => key === signOf(event))
    if (list) void this.#showList(list[0] as ListName)
    const action = this.#sheetShown ? null : actionOf(event)
    if (!list && !action) return
    event.preventDefault()
    const resumes = action === 'pause' && this.#desk?.counter.state === 'paused'
    if (action) void this.#ask(resumes ? 'resume' : action, null)
  }

  get #sheetShown(): boolean {
    return this._sheet !== null || this.#desk?.counter.state === 'closed'
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
    const desk = this.#desk
    const state = this.#hall.value?.state
    if (!clerk || !desk || !state) return
    const obstacle = this.#away
      ? 'away'
      : (this.#staffBusy(wish) ?? obstacleTo(action, state, desk.counter, this.clock?.() ?? this._at))
    if (obstacle) return clerk.explain(action, obstacle)
    const whole = wish ?? plainWish(action, desk.counter)
    if (!whole) {
      if (isSheet(action)) this._sheet = action
      return
    }
    const fromList = this.shadowRoot?.activeElement === this._lists
    await clerk.press(action, whole, this.#numberIn(whole))
    if (clerk.moment.get().saying?.kind !== 'done') return
    this._sheet = null
    await this.updateComplete
    if (action === 'open') this._pad?.focusAction('call-next')
    else if (fromList && action === 'call') this._pad?.focusAction('start')
    else if (fromList) this._lists?.focusList()
  }

  #staffBusy(wish: CounterWish | null): 'staff-busy' | null {
    if (wish?.action !== 'open') return null
    return this.#desk?.counters.some(({ staff }) => staff === wish.staff) ? 'staff-busy' : null
  }

  #numberIn(wish: CounterWish): string | null {
    const id = 'ticket' in wish ? wish.ticket : undefined
    const desk = this.#desk
    const last = desk?.counter.lastFinished?.ticket
    return (
      this.#hall.value?.state.tickets.find((ticket) => ticket.id === id)?.number ??
      (last?.id === id ? (last?.number ?? null) : null)
    )
  }

  protected override render() {
    const view = this.#hall.value
    const { preferences } = this
    const words = consoleWords(preferences.language)
    if (!view?.state.hall || !this.#desk) return html`${this.#badge(view)}${this.#elsewhere(view)}`
    const desk = this.#desk
    return html`<main
      class=${preferences.hand} lang=${words.language} @console-asked=${this.#asked} @console-sheet-left=${this.#left}
      @console-list-chosen=${this.#listChosen} @console-preferred=${this.#preferred}
    >${this.#parts(view, desk)}</main>`
  }

  #badge(view: HallView | undefined) {
    const { freshness = 'recovering', ageMs = null, trouble = null } = view ?? {}
    return html`<hall-freshness-badge ?hidden=${trouble !== null} .freshness=${freshness} .ageMs=${ageMs} .languages=${[this.preferences.language]}></hall-freshness-badge>`
  }

  /** The address names no counter that is known: the clerk picks one, or learns why there is none to pick. */
  #elsewhere(view: HallView | undefined) {
    if (!view?.state.hall) return plainPage(view?.trouble ?? 'connecting', { attended: true })
    const words = consoleWords(this.preferences.language)
    return html`<console-picker .words=${words} .queue=${view.state} .asked=${this.counter} .parameters=${this.parameters}></console-picker>`
  }

  #parts(view: HallView, desk: Desk) {
    const { preferences, _at: at } = this
    const words = consoleWords(preferences.language)
    const { pending, saying, hurried } = this.#moment.value ?? { pending: null, saying: null, hurried: false }
    const away = this.#away
    const free = !away && pending === null
    const may = (action: DeskAction): boolean => free && obstacleTo(action, view.state, desk.counter, at) === null
    return html`<console-header .words=${words} .desk=${desk} .view=${view} .clock=${this.clock} .preferences=${preferences}></console-header>
      <console-now .words=${words} .desk=${desk} .at=${at} .lamp=${!away} .timeZone=${view.state.hall?.timeZone ?? 'UTC'} .screens=${desk.call ? (view.shown[desk.call.callId] ?? 0) : 0}></console-now>
      <console-saying .words=${words} .saying=${saying} .working=${pending !== null} .hurried=${hurried} .away=${away}></console-saying>
      ${this.#pad(view, desk, pending, away)}
      <console-lists .words=${words} .desk=${desk} .at=${this.#seen?.at ?? at} .list=${this._list} .mayCall=${may('call')} .mayMove=${may('requeue')} .hints=${preferences.shortcuts}></console-lists>
      <console-counters .words=${words} .queue=${view.state} .here=${desk.counter.id}></console-counters>`
  }

  #pad(view: HallView, desk: Desk, pending: DeskAction | null, away: boolean) {
    const words = consoleWords(this.preferences.language)
    const { shortcuts: hints, hand } = this.preferences
    const after = desk.counter.ticket !== null
    if (desk.counter.state === 'closed')
      return html`<console-open-sheet class="pad" .words=${words} .staff=${view.state.hall?.staff ?? []} .counters=${desk.counters} .hints=${hints}></console-open-sheet>`
    switch (this._sheet) {
      case 'transfer':
        return html`<console-transfer-sheet class="pad" .words=${words} .queue=${view.state} .counter=${desk.counter} .hints=${hints}></console-transfer-sheet>`
      case 'pause':
        return html`<console-pause-sheet class="pad" .words=${words} .at=${this._at} .timeZone=${view.state.hall?.timeZone ?? 'UTC'} .afterTicket=${after} .hints=${hints}></console-pause-sheet>`
      case 'close':
        return html`<console-close-sheet class="pad" .words=${words} .afterTicket=${after} .hints=${hints}></console-close-sheet>`
      case null:
        return html`<console-pad class="pad" hand=${hand} ?busy=${pending !== null} .words=${words} .queue=${view.state} .desk=${desk} .at=${this._at} .pending=${pending} .away=${away} .hints=${hints}></console-pad>`
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-console-app': CounterConsoleApp
  }
}
