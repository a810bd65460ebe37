import type { SignedRating } from '#shared/domain/evaluation/chain.ts'
import { cleanComment } from '#shared/domain/evaluation/comment.ts'
import type { ChainLink } from '#shared/domain/evaluation/events.ts'
import { REASONS_VERSION } from '#shared/domain/evaluation/levels.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Letter } from '#shared/sync/deliver.ts'
import type { PadAnswer } from './flow.ts'

/** What lies in the pad's outbox until the hall has it. */
export interface RatingRow {
  readonly answer: PadAnswer
  readonly language: string
  /** Its place in the pad's chain, once nothing changes it any more. */
  readonly chain?: ChainLink
}

/** A question that ended in silence, as the pad tells it. */
export interface LapseRow {
  readonly grant: string
  readonly how: string
}

/** What the customer says, in the hall's words and as the pad signs it. */
export function saidIn({ answer, language }: RatingRow): SignedRating {
  const { id, grant, level, reasons, comment, tappedAt, heard } = answer
  return {
    id,
    grant: grant.grantId,
    level,
    reasons,
    reasonsVersion: REASONS_VERSION,
    comment: cleanComment(comment),
    language,
    tappedAt,
    heard,
  }
}

/** Where the pad's letters go. Their words are the hall's own (`POST …/evaluations`). */
export function padChannels(hall: HallId) {
  const path = `/api/v1/halls/${encodeURIComponent(hall)}/evaluations`
  return {
    ratings: (row: RatingRow): Letter => ({ path, json: { ...saidIn(row), chain: row.chain ?? null } }),
    lapses: (lapse: LapseRow): Letter => ({ path: `${path}/lapses`, json: lapse }),
  }
}

export type PadChannels = ReturnType<typeof padChannels>
