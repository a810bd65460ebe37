import type { HallConfig } from '../queue/config.ts'
import type { Instant } from '../time/instant.ts'
import { hallDay, type LocalDate } from '../time/zone.ts'
import type { ChainVerdict, EvaluationFactData, RatingRefusalCode } from './events.ts'
import type { TrustDay } from './state.ts'

type Trust = TrustDay | null

/** The record of that day; an empty one unless it is the day whose record there is. */
function trustOf(trust: Trust, day: LocalDate): TrustDay {
  return trust?.day === day ? trust : { day, verdicts: { whole: 0, unsigned: 0, gap: 0, none: 0 }, refused: [] }
}

function dayOf(time: Instant, { timeZone, dayStartsAt }: HallConfig): LocalDate {
  return hallDay(time, timeZone, dayStartsAt)
}

/** One more rating has come, with that verdict. */
export function takenToday(trust: Trust, verdict: ChainVerdict, hall: HallConfig | null, time: Instant): Trust {
  if (!hall) return trust
  const today = trustOf(trust, dayOf(time, hall))
  return { ...today, verdicts: { ...today.verdicts, [verdict]: today.verdicts[verdict] + 1 } }
}

/** One more was refused. */
export function refusedToday(
  trust: Trust,
  { device, ratingId, code }: EvaluationFactData['evaluation.refused'],
  hall: HallConfig | null,
  time: Instant,
): Trust {
  if (!hall) return trust
  const today = trustOf(trust, dayOf(time, hall))
  return { ...today, refused: [...today.refused, { device, rating: ratingId, code }] }
}

/** How far the ratings of a day can be trusted: those that were taken, by verdict, and those that were refused, by code. */
export interface TrustFigures {
  readonly chains: TrustDay['verdicts'] & { readonly forged: number }
  readonly refused: Readonly<Partial<Record<RatingRefusalCode, number>>>
}

export function trustFigures(trust: Trust, day: LocalDate): TrustFigures {
  const { verdicts, refused } = trustOf(trust, day)
  const counts: Partial<Record<RatingRefusalCode, number>> = {}
  for (const { code } of refused) counts[code] = (counts[code] ?? 0) + 1
  return { chains: { ...verdicts, forged: counts['bad-signature'] ?? 0 }, refused: counts }
}
