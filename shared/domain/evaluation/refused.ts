import type { HallConfig } from '../queue/config.ts'
import type { Instant } from '../time/instant.ts'
import { hallDay } from '../time/zone.ts'
import type { EvaluationFact, RatingRefusalCode } from './events.ts'
import type { EvaluationState } from './state.ts'
import type { RateWish } from './wishes.ts'

/** Refusals of one device that are put on record in one hall-day; what is refused must not fill the disk. */
export const REFUSED_A_DAY = 100

/** What stands on record. A reason that is not of the list is no rating yet, but bad input. */
const ON_RECORD: ReadonlySet<RatingRefusalCode> = new Set([
  'bad-signature',
  'unknown-grant',
  'grant-answered',
  'rating-reused',
  'grant-lapsed',
  'rating-too-old',
])

/** The fact that a pad's rating was refused: the first time, and while the day's record of its device is not full. */
export function onRecord(
  state: EvaluationState,
  { way, device, rating, grant: id, past, chain }: RateWish,
  code: RatingRefusalCode,
  hall: HallConfig,
  at: Instant,
): readonly EvaluationFact[] {
  // Who tries a demo by hand is no pad: that has a right as a device, or at least a chain.
  if (way !== 'pad' || (device === null && chain === null) || !ON_RECORD.has(code)) return []
  const today = hallDay(at, hall.timeZone, hall.dayStartsAt)
  const refused = state.trust?.day === today ? state.trust.refused : []
  const isKnown = refused.some((one) => one.rating === rating && one.code === code)
  if (isKnown || refused.filter((one) => one.device === device).length >= REFUSED_A_DAY) return []
  const grant = state.open.find((one) => one.grant.grantId === id)?.grant ?? past?.grant
  const { grantId = null, counterId = null } = grant ?? {}
  return [
    {
      type: 'evaluation.refused',
      // Not the grant's: a device that is refused without end must not hide what became of a grant.
      subject: `ratings/${rating}`,
      data: { ratingId: rating, grantId, counterId, code, chain, device },
    },
  ]
}
