import type { RatingId } from '#shared/domain/evaluation/events.ts'
import type { Level, Reason } from '#shared/domain/evaluation/levels.ts'
import type { GrantId } from '#shared/domain/queue/ids.ts'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import type { OwnGrant, RatingRequest } from '#shared/protocol/api.ts'
import type { TicketLine } from './line.ts'

/** A service that may be rated here, and the hall's time: a phone's own date may be wrong by years. */
export interface Question {
  readonly grant: GrantId
  readonly asked: Instant
  /** Monotonic milliseconds of the phone when it heard that. */
  readonly heardAt: number
}

/** What the customer says about one service. Its id is born with the first try and stays, however often it is sent. */
export interface PhoneAnswer {
  readonly id: RatingId
  readonly level: Level
  readonly reasons: readonly Reason[]
  readonly comment: string
  readonly language: string
  /** Monotonic milliseconds of the phone when it was said. */
  readonly saidAt: number
}

/** `taken`: the hall has it. `elsewhere`: answered at the counter. `over`: too late. `none`: nobody knows; try again. */
export type Taken = 'taken' | 'elsewhere' | 'over' | 'none'

const CODES: Readonly<Record<string, Taken>> = {
  'grant-answered': 'elsewhere',
  'grant-lapsed': 'over',
  'rating-too-old': 'over',
  'unknown-grant': 'over',
}

/** What may be answered now; null: nothing, undefined: nobody said. */
export async function askQuestion(
  line: Pick<TicketLine, 'send'>,
  now: () => number,
  signal: AbortSignal,
): Promise<Question | null | undefined> {
  const { status, body } = await line.send('/grant', { cache: 'no-store' }, signal)
  if (status !== 200) return undefined
  const { grant, time } = body as OwnGrant
  return typeof grant !== 'string' ? null : { grant: grant as GrantId, asked: time as Instant, heardAt: now() }
}

/** Says it to the hall. A phone keeps nothing: it thanks when the hall has it, and not before. Never throws. */
export async function sendRating(
  line: Pick<TicketLine, 'send'>,
  { grant, asked, heardAt }: Question,
  { saidAt, reasons, ...said }: PhoneAnswer,
  signal: AbortSignal,
): Promise<Taken> {
  const tappedAt = instantOf(millisOf(asked) + Math.round(saidAt - heardAt))
  const rating: RatingRequest = { ...said, grant, reasons: [...reasons], tappedAt, way: 'phone' }
  const headers = { 'content-type': 'application/json', 'idempotency-key': said.id }
  const init = { method: 'POST', headers, body: JSON.stringify(rating) }
  const { status, body } = await line.send('/evaluation', init, signal)
  if (status === 200 || status === 201) return 'taken'
  return CODES[(body as { readonly code?: string } | null)?.code ?? ''] ?? 'none'
}
