import type { WaitRange } from '#shared/domain/queue/events.ts'
import type { ServiceId, TicketId } from '#shared/domain/queue/ids.ts'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { IssuedTicket } from '#shared/protocol/api.ts'
import { type Clock, sleep } from '#shared/sync/clock.ts'
import type { ApiResult, HallApi } from '#shared/sync/hall-api.ts'
import type { Intent } from './flow.ts'

/** A ticket as the hall gave it; `key` opens it on the customer's phone and stands nowhere but in the QR code. */
export interface TakenTicket {
  readonly id: TicketId
  readonly key: string
  readonly number: string
  readonly service: ServiceId
  readonly class: TicketClass
  readonly ahead: number
  readonly wait: WaitRange | null
  readonly issuedAt: Instant
  /** Where phones reach the server; null: where this kiosk does. */
  readonly publicUrl: string | null
}

/** The hall's answer to a wish; `none`: nothing came in time, and the hall may or may not have heard. */
export type Reply =
  | { readonly kind: 'given'; readonly ticket: TakenTicket }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'none' }

/** A customer waits at most about so long for one ticket, then is sent to a person. */
const ASK_WINDOW_MS = 10_000
const PAUSE_MS = 600

/**
 * How the kiosk asks the hall. Each wish goes out with one idempotency key, however often it is tried within ten
 * seconds or by "try again" later: the hall gives its first answer again, not a second ticket.
 */
export class TicketDesk {
  readonly #api: Pick<HallApi, 'issueTicket'>
  readonly #clock: Clock
  /** The wish that was asked last, and how to ask the very same thing again. */
  #last: { readonly key: string; readonly again: () => Promise<ApiResult<IssuedTicket>> } | null = null

  constructor(api: Pick<HallApi, 'issueTicket'>, clock: Clock) {
    this.#api = api
    this.#clock = clock
  }

  /** Asks until there is an answer or the window has passed. Never throws. */
  async take(intent: Intent, signal: AbortSignal): Promise<Reply> {
    const endsAt = this.#clock.now() + ASK_WINDOW_MS
    do {
      const reply = await this.#once(intent)
      if (reply.kind !== 'none') return reply
      await sleep(this.#clock, PAUSE_MS, signal)
    } while (!signal.aborted && this.#clock.now() < endsAt)
    return { kind: 'none' }
  }

  async #once(intent: Intent): Promise<Reply> {
    const last = this.#last
    const result = await (last?.key === intent.key
      ? last.again()
      : this.#api.issueTicket({ service: intent.service, class: intent.class }))
    if (result.ok) return { kind: 'given', ticket: takenTicket(result.value) }
    this.#last = { key: intent.key, again: result.again }
    const { code, status } = result.problem
    // Something between us and the hall answered, or the hall is in trouble of its own: not its word on this wish.
    return code === 'no-answer' || code === 'bad-answer' || (status ?? 0) >= 500
      ? { kind: 'none' }
      : { kind: 'refused', code }
  }
}

/** Only an appointment has no number yet, and a kiosk books none. */
function takenTicket({
  id,
  key,
  number,
  service,
  class: kind,
  ahead,
  wait,
  issuedAt,
  publicUrl,
}: IssuedTicket): TakenTicket {
  return {
    id: id as TicketId,
    key,
    number: number ?? '',
    service: service as ServiceId,
    class: kind,
    ahead,
    wait,
    issuedAt: issuedAt as Instant,
    publicUrl,
  }
}
