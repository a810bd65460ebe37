import { LitElement } from 'lit'
import { type Answer, Clerk, type SendWish } from '#displays/counter-console/clerk.ts'
import { CounterConsoleApp } from '#displays/counter-console/counter-console-app.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { everyElement } from '#tests/fixtures/every-element.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'

/** A console over a hall that decides for real, in memory: only the line between them is a test's. */
export class MannedCounter {
  readonly hall: HallLog
  readonly view: Store<HallView>
  readonly app = new CounterConsoleApp()
  /** How the line answers; a test sets another. */
  line: SendWish = async (wish) => this.decide(wish)
  /** What went over the line, first sendings only. */
  readonly sent: string[] = []

  constructor(hall = new HallLog(), counter: string | null = '1') {
    this.hall = hall
    this.view = new Store<HallView>({ ...EMPTY_VIEW, epoch: 'e', state: hall.state, freshness: 'live', ageMs: 0 })
    this.app.view = this.view
    this.app.clock = () => this.now()
    this.app.counter = counter
    this.app.self = null
    this.app.clerk = new Clerk({
      now: () => performance.now(),
      reached: async () => undefined,
      send: (wish) => {
        this.sent.push(wish.action)
        return this.line(wish)
      },
    })
    document.body.append(this.app)
  }

  now(): Instant {
    return instantOf(this.hall.now)
  }

  decide(wish: Parameters<SendWish>[0], counter = '1'): Answer {
    const decision = this.hall.at(counter, wish)
    this.paint()
    if (!decision.ok) return { kind: 'refused', code: decision.refusal.code }
    const call = decision.facts.find(({ type }) => type === 'ticket.called' || type === 'ticket.recalled')
    return {
      kind: 'done',
      sequence: this.hall.state.sequence,
      calledNumber: call?.type === 'ticket.called' ? call.data.ticketNumber : null,
    }
  }

  paint(more: Partial<HallView> = {}): void {
    this.view.set({ ...this.view.get(), state: this.hall.state, ...more })
  }

  /** Lets everything that is under way be painted. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve))
      await this.app.updateComplete
      await Promise.all(
        everyElement(this.app).map((element) =>
          element instanceof LitElement ? element.updateComplete : Promise.resolve(true),
        ),
      )
    }
  }

  async press(key: string, more: KeyboardEventInit = {}): Promise<void> {
    const target = focused() ?? document.body
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
    )
    await this.settle()
  }

  part(tag: string): ShadowRoot {
    const root = this.app.shadowRoot?.querySelector(tag)?.shadowRoot
    if (!root) throw new Error(`the console shows no ${tag}`)
    return root
  }

  button(action: string): HTMLElement {
    const button = this.part('console-pad').querySelector<HTMLElement>(`[data-action="${action}"]`)
    if (!button) throw new Error(`the pad has no ${action}`)
    return button
  }

  /** The actions that are not greyed. */
  get enabled(): string[] {
    const buttons = [...this.part('console-pad').querySelectorAll<HTMLElement>('[data-action]')]
    return buttons
      .filter((button) => button.getAttribute('aria-disabled') !== 'true')
      .map((button) => button.dataset['action'] ?? '')
  }

  /** The line beside the buttons. */
  get said(): string {
    return this.part('console-saying').querySelector('[role="status"]')?.textContent?.trim() ?? ''
  }

  get state(): string {
    return this.hall.counter('1').state
  }

  leave(): void {
    this.app.remove()
  }
}

/** The element with the focus, through every shadow root. */
export function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}
