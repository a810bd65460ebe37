import { fixture, html } from '@open-wc/testing'
import { CallBoardApp } from '#displays/call-board/call-board-app.ts'
// What a page brings late is here from the start, so that nothing has to be waited for.
import '#displays/call-board/board-led.ts'
import '#shared/ui/hall-plain-page.ts'
import type { BoardLayout } from '#displays/call-board/layout.ts'
import { layout as lateLed } from '#displays/call-board/layouts/led.ts'
import { layout as totem } from '#displays/call-board/layouts/totem.ts'
import { layout as wall } from '#displays/call-board/layouts/wall.ts'
import type { CallId, ZoneId } from '#shared/domain/queue/ids.ts'
import { EMPTY_VIEW, type FreshFact, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { afterPaint } from '#shared/ui/after-paint.ts'
import { bringStyle } from '#tests/fixtures/bring-style.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'
import { everyElement } from '#tests/fixtures/every-element.ts'
import type { HallDay } from '#tests/fixtures/hall-day.ts'
import { waitsOf } from '#tests/fixtures/halls.ts'

export interface HangOptions {
  /** Null: the address names none. */
  readonly layout?: 'wall' | 'totem' | 'led' | (string & {}) | null
  /** Of the screen, px; without it what suits the layout. */
  readonly size?: readonly [width: number, height: number]
  readonly zone?: string
  readonly view?: Partial<HallView>
  readonly layouts?: CallBoardApp['layouts']
}

/** Its code is here already: asked for once more, on a busy machine it would come later than a hand turns the clock. */
const led: BoardLayout = { ...lateLed, bring: async () => {} }

/** What `main.ts` brings: the board's own sheet. */
const styled = bringStyle('/displays/call-board/board.css')

// A test looks at hundreds of boards; that the light comes first is seen all the same.
CallBoardApp.followMs = 0

/** Whatever began to move; noted as it begins, because it may have come to its end before a test looks. */
const moving: Element[] = []
const animate = Element.prototype.animate
Element.prototype.animate = function (this: Element, ...how) {
  moving.push(this)
  return animate.apply(this, how)
}

/** Screens that suit each layout. */
const SIZES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  wall: [960, 540],
  totem: [540, 960],
  led: [960, 96],
}

/** A board on a test wall: the hall's day behind it, its clock in our hand, and what it said it has shown. */
export class HungBoard {
  readonly clock = new HandClock()
  readonly shown: CallId[] = []
  readonly store: Store<HallView>
  readonly day: HallDay | null
  app!: CallBoardApp
  #listener: (fresh: FreshFact) => void = () => {}

  private constructor(day: HallDay | null, view: Partial<HallView>) {
    this.day = day
    this.store = new Store<HallView>({ ...EMPTY_VIEW, freshness: 'live', ageMs: 0, ...stateOf(day), ...view })
  }

  /** Hangs it, and waits until it is painted. */
  static async hang(
    day: HallDay | null,
    { layout = 'wall', size, zone, view = {}, layouts = [wall, totem, led] }: HangOptions = {},
  ): Promise<HungBoard> {
    await styled
    moving.length = 0
    document.head.querySelector('link[data-theme]')?.remove()
    const hung = new HungBoard(day, view)
    const app = document.createElement('call-board-app')
    hung.app = app
    app.source = {
      view: hung.store,
      now: () => day?.now ?? ('2026-11-23T02:24:00.000Z' as ReturnType<NonNullable<CallBoardApp['source']>['now']>),
      onFresh: (listener) => (hung.#listener = listener),
    }
    app.layouts = layouts
    app.layout = layout
    app.zone = (zone ?? null) as ZoneId | null
    app.clock = hung.clock
    app.onShown = (callId) => hung.shown.push(callId)
    const [width, height] = size ?? SIZES[layout ?? 'wall'] ?? [960, 540]
    await fixture(html`<div .style=${`width:${width}px;height:${height}px`}>${app}</div>`)
    await hung.settle()
    return hung
  }

  /** The hall's day has gone on: the board hears so. */
  async hear(change: Partial<HallView> = {}): Promise<void> {
    this.store.set({ ...this.store.get(), ...stateOf(this.day), ...change })
    await this.settle()
  }

  /** A fact reaches the board by itself, after a state that has already moved past it. */
  async hearFact(fresh: FreshFact): Promise<void> {
    this.#listener(fresh)
    await this.settle()
  }

  async pass(ms: number): Promise<void> {
    this.clock.pass(ms)
    await this.settle()
  }

  /** Everything rendered and on the glass. */
  async settle(): Promise<void> {
    await afterPaint()
    this.clock.pass(0)
    for (const element of everyElement(this.app))
      await (element as { updateComplete?: Promise<unknown> }).updateComplete
    await document.fonts.ready
    await afterPaint()
  }

  /** Lets every movement come to its end. */
  rest(): void {
    for (const element of everyElement(this.app)) for (const animation of element.getAnimations()) animation.finish()
  }

  /** The calls in the light, newest first, as `A008→3`; those without a lamp in brackets. */
  get light(): string[] {
    const cells = everyElement(this.app).filter(
      (element) => element.matches('li[data-ticket]') && ['board-now', 'board-led'].includes(hostTag(element)),
    )
    return cells.map((cell) => {
      const text = `${cell.getAttribute('data-ticket')}→${cell.getAttribute('data-counter')}`
      return cell.classList.contains('lit') ? text : `(${text})`
    })
  }

  /** Tickets whose cells in one of its parts have moved since it was hung. */
  moved(tag: string): string[] {
    const cells = moving
      .filter((element) => hostTag(element) === tag)
      .map((element) => element.closest('[data-ticket]'))
    return [...new Set(cells)].map((cell) => cell?.getAttribute('data-ticket') ?? '')
  }

  /** What stands in one of its parts, white space collapsed. */
  text(selector: string): string {
    const part = this.part(selector)
    return ((part.shadowRoot ?? part).textContent ?? '').replace(/\s+/g, ' ').trim()
  }

  /** One of its parts, by tag or another selector. */
  part(selector: string): Element {
    const part = this.app.querySelector(selector)
    if (!part) throw new Error(`the board has no ${selector}`)
    return part
  }
}

function stateOf(day: HallDay | null): Partial<HallView> {
  return day ? { state: day.state, waits: waitsOf(day.state) as HallView['waits'] } : {}
}

/** The part of the board that an element stands in. */
function hostTag(element: Element): string {
  let at: Element | null = element
  while (at && !at.localName.includes('-')) at = at.parentElement
  return at?.localName ?? ''
}
