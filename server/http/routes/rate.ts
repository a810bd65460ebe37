import type { ChainLink, RatingId } from '#shared/domain/evaluation/events.ts'
import type { PastGrant, RateWish } from '#shared/domain/evaluation/wishes.ts'
import type { GrantId } from '#shared/domain/queue/ids.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import type { ErrorCode } from '#shared/protocol/errors.ts'
import type { Answer, HallPort, Outcome } from '#server/hall/hall-port.ts'
import { askHall } from '../ask-hall.ts'
import type { Principal } from '../principal.ts'
import { Problem, refusalAnswer } from '../problem.ts'
import type { RatingRequest } from './rating-proof.ts'

/** Why a rating may be refused, whichever way it comes. */
export const RATING_CODES: readonly ErrorCode[] = [
  'unknown-hall',
  'unknown-grant',
  'unknown-reason',
  'grant-answered',
  'rating-reused',
  'grant-lapsed',
  'rating-too-old',
]

/** The grant as the fold or the log has it; null when it never was. */
export async function found(hall: HallPort, id: GrantId): Promise<PastGrant | null> {
  const open = hall.fold().evaluation.open.find(({ grant }) => grant.grantId === id)
  // Said of an open one too: until the hall decides, its silence may take it out of the fold.
  return open ? { grant: open.grant, lapse: open.lapse, rating: null } : hall.pastGrant(id)
}

/** The same. @throws {Problem} when it never was */
export async function known(hall: HallPort, id: GrantId) {
  const grant = await found(hall, id)
  if (!grant) throw new Problem('unknown-grant', { field: 'grant' })
  return grant
}

/** A pad rates only at its own counter. @throws {Problem} 403 */
export function atItsCounter(principal: Principal, { counterId }: Grant): void {
  if (principal.kind !== 'device' && principal.kind !== 'revoked') return
  const isThere = principal.screens.some(({ kind, counter }) => kind === 'evaluation-pad' && counter === counterId)
  if (!isThere) throw new Problem('no-right', { field: 'grant' })
}

/** A rating that was granted now is 201; the same again is 200, changes nothing, and is told when the hall had it first. */
function taken(outcome: Outcome, id: RatingId, grant: GrantId, past: PastGrant | null): Answer {
  if (!outcome.ok) return refusalAnswer(outcome.refusal, outcome.fold.queue, {})
  const isNew = outcome.events.length > 0
  const receivedAt = isNew ? outcome.at : (past?.ratedAt ?? outcome.at)
  return { status: isNew ? 201 : 200, body: { id, grant, receivedAt } }
}

/** Puts a rating to the hall. Its own id makes it one, whatever key it comes under, for as long as the log lives. */
export async function rate(
  hall: HallPort,
  said: RatingRequest,
  past: PastGrant | null,
  device: string | null,
  isForged: boolean,
) {
  const { id, comment = '', ...rest } = said
  const rating = id as RatingId
  const grant = said.grant as GrantId
  const wish: RateWish = {
    ...rest,
    type: 'rate',
    rating,
    grant,
    past,
    hasComment: comment !== '',
    chain: said.chain as ChainLink | null,
    device,
    isForged,
  }
  const text = comment === '' ? undefined : { id, kind: 'comment' as const, text: comment }
  return askHall(hall, { wish, text, answer: (outcome) => taken(outcome, rating, grant, past) }, undefined)
}
