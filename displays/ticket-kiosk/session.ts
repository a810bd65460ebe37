import type { ServiceId } from '#shared/domain/queue/ids.ts'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import { Store } from '#shared/stores/store.ts'
import type { Reply, TicketDesk } from './ask.ts'
import { type Intent, KIOSK_START, type KioskEvent, kioskNext, type KioskState, type Obstacle } from './flow.ts'

/** What a session needs of the device and the hall. */
export interface SessionParts {
  readonly desk: Pick<TicketDesk, 'take'>
  /** A new name for a wish. */
  readonly newKey: () => string
  /** Monotonic milliseconds of the device. */
  readonly now: () => number
  /** The life of the page. */
  readonly signal: AbortSignal
}

/** The kiosk at work: carries the customer through the steps, asks the hall, and goes back to the first step in time. */
export class KioskSession {
  readonly state = new Store<KioskState>(KIOSK_START)
  readonly #parts: SessionParts
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: SessionParts) {
    this.#parts = parts
    parts.signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true })
  }

  get now(): () => number {
    return this.#parts.now
  }

  chooseService(service: ServiceId, classes: readonly TicketClass[], perMinute: number): void {
    this.send({ type: 'service', service, classes, perMinute, key: this.#parts.newKey() })
  }

  chooseClass(name: TicketClass, perMinute: number): void {
    this.send({ type: 'class', class: name, perMinute, key: this.#parts.newKey() })
  }

  send(event: KioskEvent): void {
    const before = this.state.get()
    const after = kioskNext(before, event, this.#parts.now())
    if (after === before) return
    this.state.set(after)
    this.#wakeFor(after)
    if (after.step.at === 'asking' && before.step !== after.step && !this.#parts.signal.aborted)
      void this.#ask(after.step.intent)
  }

  async #ask(intent: Intent): Promise<void> {
    const reply = await this.#parts.desk.take(intent, this.#parts.signal)
    if (reply.kind === 'given') this.send({ type: 'given', key: intent.key, ticket: reply.ticket })
    else this.send({ type: 'obstacle', key: intent.key, why: obstacleOf(reply) })
  }

  /** One timer for the next moment at which the step ends by itself. */
  #wakeFor({ leavesAt, step }: KioskState): void {
    clearTimeout(this.#timer)
    const until = step.at === 'trouble' ? step.until : null
    const next = Math.min(leavesAt ?? Infinity, until ?? Infinity)
    if (next === Infinity || this.#parts.signal.aborted) return
    this.#timer = setTimeout(
      () => {
        this.send({ type: 'tick' })
        this.#wakeFor(this.state.get())
      },
      Math.max(20, next - this.#parts.now()),
    )
  }
}

function obstacleOf(reply: Exclude<Reply, { kind: 'given' }>): Obstacle {
  if (reply.kind === 'none') return 'no-answer'
  return reply.code === 'hall-closed' || reply.code === 'too-many' ? reply.code : 'refused'
}
