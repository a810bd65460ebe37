import type { HallConfig } from '../queue/config.ts'
import type { Instant } from '../time/instant.ts'
import { hallDay, type LocalDate } from '../time/zone.ts'
import type { ChainVerdict, EvaluationFactData, RatingRefusalCode } from './events.ts'
import type { TrustDay } from './state.ts'

type Trust = TrustDay | null

/** The record of that day; an empty one unless it is the day whose record there is. */
function trustOf(trust: Trust, day: LocalDate): TrustDay {
  return trust?.day === day ? trust : { day, verdicts: NO_VERDICTS, devices: {}, refused: [] }
}

const NO_VERDICTS: TrustDay['verdicts'] = { whole: 0, unsigned: 0, gap: 0, none: 0 }

const oneMore = (verdicts: TrustDay['verdicts'], verdict: ChainVerdict): TrustDay['verdicts'] => ({
  ...verdicts,
  [verdict]: verdicts[verdict] + 1,
})

function dayOf(time: Instant, { timeZone, dayStartsAt }: HallConfig): LocalDate {
  return hallDay(time, timeZone, dayStartsAt)
}

/** One more rating has come. */
export function takenToday(
  trust: Trust,
  { device, chainVerdict: verdict }: EvaluationFactData['evaluation.submitted'],
  hall: HallConfig | null,
  time: Instant,
): Trust {
  if (!hall) return trust
  const today = trustOf(trust, dayOf(time, hall))
  const verdicts = oneMore(today.verdicts, verdict)
  if (device === null) return { ...today, verdicts }
  const own = oneMore(today.devices[device] ?? NO_VERDICTS, verdict)
  return { ...today, verdicts, devices: { ...today.devices, [device]: own } }
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

type RefusalCounts = Readonly<Partial<Record<RatingRefusalCode, number>>>

function byCode(refused: TrustDay['refused']): RefusalCounts {
  const counts: Partial<Record<RatingRefusalCode, number>> = {}
  for (const { code } of refused) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** How far the ratings of a day can be trusted: those that were taken, by verdict, and those that were refused, by code. */
export interface TrustFigures {
  readonly chains: TrustDay['verdicts'] & { readonly forged: number }
  readonly refused: RefusalCounts
}

export function trustFigures(trust: Trust, day: LocalDate): TrustFigures {
  const { verdicts, refused } = trustOf(trust, day)
  const counts = byCode(refused)
  return { chains: { ...verdicts, forged: counts['bad-signature'] ?? 0 }, refused: counts }
}

/** How far the ratings that one device brought can be trusted. */
export interface DeviceTrust {
  readonly device: string
  /** Taken: in their place and signed, in their place, and with something missing before them. */
  readonly whole: number
  readonly unsigned: number
  readonly gap: number
  /** Refused, by code, as far as refusals stand on record. */
  readonly refused: RefusalCounts
  /** Set apart because the device was let out of the hall: neither taken nor refused. */
  readonly quarantined: number
  /** Came once more though the hall had them: its answers were lost on the way. They change nothing. */
  readonly repeated: number
}

/** What stands on no hall's log of the ratings that devices brought on one day. */
export interface BesideLog {
  /** The device of each rating that came into quarantine. */
  readonly apart: readonly string[]
  /** How often each device sent what the hall had. */
  readonly again: ReadonlyMap<string, number>
}

/** The same for each device that brought a rating that day; whoever has something to look into comes first. */
export function deviceTrust(trust: Trust, day: LocalDate, { apart, again }: BesideLog): readonly DeviceTrust[] {
  const { devices, refused } = trustOf(trust, day)
  const refusing = refused.flatMap(({ device }) => device ?? [])
  const names = new Set([...Object.keys(devices), ...refusing, ...apart, ...again.keys()])
  return [...names]
    .map((device) => {
      const { whole, unsigned, gap } = devices[device] ?? NO_VERDICTS
      const own = refused.filter((one) => one.device === device)
      const quarantined = apart.filter((one) => one === device).length
      return {
        told: { device, whole, unsigned, gap, refused: byCode(own), quarantined, repeated: again.get(device) ?? 0 },
        odd: gap + own.length + quarantined,
      }
    })
    .sort((one, other) => other.odd - one.odd)
    .map(({ told }) => told)
}
