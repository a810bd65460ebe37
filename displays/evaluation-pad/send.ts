import { REASONS_VERSION } from '#shared/domain/evaluation/levels.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Letter } from '#shared/sync/deliver.ts'
import type { PadAnswer } from './flow.ts'

/** What lies in the pad's outbox until the hall has it. */
export interface RatingRow {
  readonly answer: PadAnswer
  readonly language: string
}

/** A question that ended in silence, as the pad tells it. */
export interface LapseRow {
  readonly grant: string
  readonly how: string
}

/** Where the pad's letters go. Their words are the hall's own (`POST …/evaluations`). */
export function padChannels(hall: HallId) {
  const path = `/api/v1/halls/${encodeURIComponent(hall)}/evaluations`
  return {
    ratings: ({ answer, language }: RatingRow): Letter => ({
      path,
      json: {
        id: answer.id,
        grant: answer.grant.grantId,
        level: answer.level,
        ...(answer.reasons.length > 0 ? { reasons: answer.reasons, reasonsVersion: REASONS_VERSION } : {}),
        ...(answer.comment.trim() === '' ? {} : { comment: answer.comment.trim() }),
        way: 'pad',
        language,
        tappedAt: answer.tappedAt,
        heard: answer.heard,
      },
    }),
    lapses: (lapse: LapseRow): Letter => ({ path: `${path}/lapses`, json: lapse }),
  }
}

export type PadChannels = ReturnType<typeof padChannels>
