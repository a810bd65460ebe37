import { html } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import type { CallId, ZoneId } from '#shared/domain/queue/ids.ts'
import { nextUp } from '#shared/domain/queue/outlook.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import { boardView, callFate, type NumberShown, stillNext } from '#shared/domain/queue/view.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { EMPTY_VIEW, type FreshFact, type HallView, showsEmergency } from '#shared/stores/hall-view.ts'
import { type Clock, deviceClock } from '#shared/sync/clock.ts'
import { afterPaint } from '#shared/ui/after-paint.ts'
import { freshnessBadge } from '#shared/ui/freshness-badge.ts'
import { LightElement } from '#shared/ui/light-element.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import type { ReadableStore } from '#shared/ui/store-controller.ts'
import { wearTheme } from '#shared/ui/theme.ts'
import { localeOf, wordsIn } from '#shared/ui/two-scripts.ts'
import { type BoardLayout, chooseLayout, drawnAspect } from './layout.ts'
import { type BoardPicture, litCalls } from './picture.ts'
import { ShowTimes } from './show-times.ts'
import { boardWords } from './words.ts'

/** What a board needs of the screen it runs on. */
export interface BoardSource {
  readonly view: ReadableStore<HallView>
  /** The hall's clock. */
  now(): Instant
  /** Every fact of the live stream, once the view holds it. */
  onFresh(listener: (fresh: FreshFact) => void, signal: AbortSignal): void
}

/** A burst of calls may put the parts beside the light off for so long, ms. */
const PATIENCE_MS = 5_000

/** A call board (综合屏): follows its hall, keeps the light, and hands one picture to the layout that suits the screen. */
@customElement('call-board-app')
export class CallBoardApp extends LightElement {
  #lifetime = new AbortController()
  #view: HallView = EMPTY_VIEW
  #showTimes: ShowTimes | null = null
  /** What the parts beside the light were handed last; null: they take the next picture. */
  #beside: BoardPicture | null = null
  /** Calls their turn off; null: none is to come. */
  #putOff: (() => void) | null = null
  #latestTurn = 0
  #drawn: BoardLayout | null = null
  /** The code of the layout is here. */
  #brought: Promise<unknown> = Promise.resolve()
  readonly #resized = new ResizeObserver(() => this.#measure())

  #next: readonly NumberShown[] = []
  #wide = 16
  #high = 9

  /**
   * The parts beside the light follow once nothing has happened for so long, ms: once for all that happened until
   * then. A call waits neither for them nor for the frames they take, and in a burst it would be the delay of one in fifteen.
   */
  static followMs = 200

  source: BoardSource | null = null
  layouts: readonly BoardLayout[] = []
  /** The waiting zone this board hangs in; null: it speaks for the whole hall. */
  zone: ZoneId | null = null
  /** Asked for by the address; null: what suits the screen. */
  layout: string | null = null
  clock: Clock = deviceClock
  /** Told when a call is on the glass, so that its clerk can see so. */
  onShown: (callId: CallId) => void = () => {}

  override connectedCallback(): void {
    super.connectedCallback()
    this.#lifetime = new AbortController()
    this.#measure()
    this.#resized.observe(this)
    const { source } = this
    if (!source) return
    const { signal } = this.#lifetime
    this.#showTimes = new ShowTimes(this, this.#chosen.rules, {
      clock: this.clock,
      // A layout whose code is still on its way has nothing on the glass.
      afterPaint: () => this.#brought.then(afterPaint),
      onPainted: (callId) => this.onShown(callId),
    })
    this.#take(source.view.get())
    source.view.subscribe((view) => this.#take(view), signal)
    source.onFresh((fresh) => this.#hear(fresh), signal)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#lifetime.abort()
    this.#putOff?.()
    this.#putOff = null
    this.#resized.disconnect()
    if (this.#showTimes) this.removeController(this.#showTimes)
    this.#showTimes = null
  }

  #measure(): void {
    if (this.offsetHeight === 0) return
    this.#wide = this.offsetWidth
    this.#high = this.offsetHeight
    this.#beside = null
    this.requestUpdate()
  }

  /**
   * Only a new call, and whether the hall is heard at all, is painted at once. All else waits for the turn of the parts
   * beside the light: the frame of a customer who has come would be the delay of the next call.
   */
  #take(view: HallView): void {
    const { hall } = view.state
    const before = this.#view
    const isNews = view.state !== before.state
    this.#view = view
    if (view.freshness !== before.freshness || view.trouble !== before.trouble || view.ageMs !== before.ageMs)
      this.requestUpdate()
    if (hall && isNews) {
      // Said anew, even the same language has every element of the page styled again.
      if (hall !== before.state.hall) {
        wearTheme(hall.board.theme)
        this.lang = localeOf(hall.board.languages[0] ?? 'zh')
      }
      this.#follow()
      this.#next = stillNext(view.state, this.#next)
    }
    if (!before.state.hall) this.#takeTurn()
    else if (isNews || view.waits !== before.waits) this.#planTurn()
  }

  #follow(): void {
    const { state } = this.#view
    const calls = state.calls.filter((call) => this.#isOurs(call) && callFate(state, call) !== 'withdrawn')
    this.#showTimes?.follow({ calls, isStanding: (call) => callFate(state, call) === 'standing' })
  }

  #hear({ fact, recovered }: FreshFact): void {
    if (recovered || fact.data === null || (fact.type !== 'ticket.called' && fact.type !== 'ticket.recalled')) return
    if (this.#isOurs(fact.data)) this.#showTimes?.hear(fact.data)
  }

  /** In an emergency no call is: it sends nobody to a counter, and none is said to be on the glass. */
  #isOurs(call: Call): boolean {
    return !showsEmergency(this.#view) && (this.zone === null || call.zone === this.zone)
  }

  /** Something has happened that the parts beside the light will paint. */
  #planTurn(): void {
    const now = this.clock.now()
    if (this.#putOff) this.#putOff()
    else this.#latestTurn = now + PATIENCE_MS
    this.#putOff = this.clock.after(Math.min(CallBoardApp.followMs, this.#latestTurn - now), this.#takeTurn)
  }

  readonly #takeTurn = (): void => {
    this.#putOff = null
    this.#beside = null
    if (this.source) this.#next = nextUp(this.#view.state, this.zone, this.source.now())
    this.requestUpdate()
  }

  protected override willUpdate(): void {
    const layout = this.#chosen
    if (layout === this.#drawn) return
    this.#drawn = layout
    this.#showTimes?.setRules(layout.rules)
    this.#brought = Promise.resolve(layout.bring?.())
  }

  get #aspect(): number {
    return this.#wide / this.#high
  }

  get #chosen(): BoardLayout {
    return chooseLayout(this.layouts, this.layout, this.#aspect)
  }

  #picture(source: BoardSource): BoardPicture | null {
    const { state, waits, freshness, ageMs } = this.#view
    const { hall } = state
    if (!hall) return null
    const view = boardView(state, { zone: this.zone, waits })
    const arrows = hall.board.arrows[this.zone ?? '*'] ?? hall.board.arrows['*'] ?? {}
    const shown = litCalls(state, this.#showTimes?.show.now ?? [], arrows)
    const light = view.closed ? shown.filter(({ lit }) => lit) : shown
    const inLight = new Set(light.map(({ call }) => call.ticketId))
    const before = view.calls.filter(({ ticketId }) => !inLight.has(ticketId))
    const { languages } = hall.board
    const aspect = drawnAspect(this.#chosen, this.#aspect)
    const clock = () => source.now()
    return { hall, languages, aspect, light, before, view, next: this.#next, freshness, ageMs, clock }
  }

  protected override render() {
    const { source } = this
    const { trouble, freshness, ageMs, state } = this.#view
    const alarm = showsEmergency(this.#view)
    // Without a right there is no news: what is on the wall stays, with its age. A hall that does not exist has no picture,
    // and none of it is for a screen that was let out.
    const picture = source && !alarm && (trouble ?? 'no-right') === 'no-right' ? this.#picture(source) : null
    const lost = picture && this.zone !== null && !picture.hall.zones.some(({ id }) => id === this.zone)
    if (!picture || lost) {
      this.#beside = null
      const reason = alarm ? 'emergency' : (trouble ?? (lost ? 'unknown-zone' : 'connecting'))
      const languages = state.hall?.board.languages ?? ['zh', 'en']
      return html`${plainPage(reason, { languages })}
        ${freshnessBadge({ freshness, ageMs, languages }, trouble !== null)}`
    }
    if (this.#beside) this.#planTurn()
    else this.#beside = picture
    // What is said to those who do not see comes with the parts beside: else it is laid out in the call's frame.
    return html`<div .style=${this.#frame(picture)}>${this.#chosen.render(picture, this.#beside)}</div>
      <p class="for-ears" aria-live="polite">${this.#announcement(this.#beside)}</p>`
  }

  /** The place of the layout: the screen, or the part of it that has a shape it can be drawn in. */
  #frame({ aspect }: BoardPicture): string {
    const wide = Math.min(this.#wide, this.#high * aspect)
    const high = wide / aspect
    const unit = `${Math.min(wide, high) / 100}px`
    // Gaps and corners are reckoned at the root, where a theme may have its say in them.
    const { style } = document.documentElement
    if (style.getPropertyValue('--u') !== unit) style.setProperty('--u', unit)
    return `width:${wide}px;height:${high}px;--u:${unit}`
  }

  /** The newest call for those who do not see it. */
  #announcement({ light, languages }: BoardPicture): string {
    const newest = light.find(({ lit }) => lit)?.call
    const say = ({ ticketNumber, counterLabel }: Call) =>
      languages.map((language) => boardWords(language).announce(ticketNumber, wordsIn(counterLabel, language)))
    return newest ? say(newest).join('. ') : ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-board-app': CallBoardApp
  }
}
