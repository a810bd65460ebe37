import type { LocalDate } from '#shared/domain/time/zone.ts'
import { playAsLogged } from './as-logged.ts'
import { playByPolicy } from './by-policy.ts'
import { extraWaitMax, type Fairness, starvedIn, waitsOf } from './fairness.ts'
import { dayOf, FIRST_COME } from './hall-of-log.ts'
import { heal } from './heal.ts'
import { type Judged, judge } from './judge.ts'
import type { LogTicket, QueueLog, ShiftedCall } from './log.ts'
import { type Account, accountOf, type Played } from './played.ts'
import { type ReplayReport, reportOf } from './report.ts'
import { judgeTicketsOnly } from './tickets-only.ts'

/** The first days of a log teach, the rest try: of fourteen, nine. */
const TRAINING_SHARE = 0.64

export interface ReplayOrder {
  readonly zone: string
  readonly mode: 'as-logged' | 'policy' | 'both'
  readonly trainUntil: string | null
  readonly nightly: boolean
}

export interface Replayed {
  readonly report: ReplayReport
  readonly shifted: readonly ShiftedCall[]
  /** Wishes the hall refused while it was played, by code: empty, or the replay is wrong. */
  readonly refused: Readonly<Record<string, number>>
}

/** What one hall of the log came to. */
interface HallFindings {
  readonly account: Account
  readonly fairness: Fairness | null
  readonly judged: readonly Judged[]
  readonly shifted: readonly ShiftedCall[]
  readonly refused: ReadonlyMap<string, number>
}

/** Plays a log through the server core, hall by hall, and reports. */
export async function replay(log: QueueLog, order: ReplayOrder): Promise<Replayed> {
  const lastTrainingDay = order.trainUntil ?? defaultSplit(log.tickets, order.zone)
  const halls: HallFindings[] = []
  for (const tickets of Map.groupBy(log.tickets, ({ hall }) => hall).values()) {
    halls.push(
      log.hasEnds ? await playHall(tickets, order, lastTrainingDay) : judgeHall(tickets, order, lastTrainingDay),
    )
  }
  const shifted = halls.flatMap((hall) => hall.shifted)
  const report = reportOf({
    rows: log.rows,
    skipped: log.skipped.length,
    shifted: shifted.length,
    lastTrainingDay,
    account: halls.map(({ account }) => account).reduce(addAccounts),
    fairness: halls.map(({ fairness }) => fairness).reduce(worseOf),
    judged: halls.flatMap(({ judged }) => judged),
  })
  const refused: Record<string, number> = {}
  for (const hall of halls) for (const [code, count] of hall.refused) refused[code] = (refused[code] ?? 0) + count
  return { report, shifted, refused }
}

/** The last day of the first 64 % of the days that have tickets; before all of them when there is only one. */
export function defaultSplit(tickets: readonly LogTicket[], zone: string): string {
  const days = [...new Set(tickets.map(({ arrivedAt }) => dayOf(arrivedAt, zone)))].toSorted()
  return days.length < 2 ? '' : days[Math.max(1, Math.round(days.length * TRAINING_SHARE)) - 1]!
}

/** Plays one hall's log, once each way; of a play only its figures outlast it, because the log of a year fills the memory. */
async function playHall(raw: readonly LogTicket[], order: ReplayOrder, lastTrainingDay: string): Promise<HallFindings> {
  const { zone, mode } = order
  const { tickets, shifted } = heal(raw)
  const refused = new Map<string, number>()
  const heard = (played: Played): Played => {
    for (const [code, count] of played.refused) refused.set(code, (refused.get(code) ?? 0) + count)
    return played
  }
  const figuresOf = ({ events }: Played, realWaits?: readonly (number | null)[]) => ({
    account: accountOf(events, tickets.length),
    judged: judge(events, {
      zone,
      lastTrainingDay: frozenAfter(order, lastTrainingDay),
      ...(realWaits ? { realWaits } : {}),
    }),
  })
  const asLogged = mode === 'policy' ? null : figuresOf(heard(await playAsLogged(tickets, zone)), raw.map(realWaitMin))
  if (asLogged && mode === 'as-logged') return { ...asLogged, fairness: null, shifted, refused }
  const byPolicy = await playByPolicy(tickets, zone)
    .then(heard)
    .then((played) => ({
      waits: waitsOf(played),
      starved: starvedIn(played.events),
      figures: asLogged ?? figuresOf(played),
    }))
  const firstCome = waitsOf(heard(await playByPolicy(tickets, zone, FIRST_COME)))
  const fairness = { extraWaitMax: extraWaitMax(byPolicy.waits, firstCome), starved: byPolicy.starved }
  return { ...byPolicy.figures, fairness, shifted, refused }
}

/** How long a customer of the log waited, minutes; null: was not called. */
function realWaitMin({ arrivedAt, calledAt }: LogTicket): number | null {
  return calledAt === null ? null : (calledAt - arrivedAt) / 60_000
}

/** A log without ends cannot be played: its tickets are only judged. */
function judgeHall(tickets: readonly LogTicket[], order: ReplayOrder, lastTrainingDay: string): HallFindings {
  const judged = judgeTicketsOnly(tickets, order.zone, frozenAfter(order, lastTrainingDay))
  const left = tickets.filter(({ calledAt }) => calledAt === null).length
  const called = tickets.length - left
  const waits = judged.map(({ waitMin }) => waitMin)
  return {
    // Nothing says when service ended: nobody is known to have finished, and whoever was called is accounted for.
    account: {
      tickets: tickets.length,
      called,
      finished: 0,
      left,
      lost: tickets.length - left - waits.length,
      doubled: 0,
      waits,
    },
    fairness: null,
    judged,
    shifted: [],
    refused: new Map(),
  }
}

function frozenAfter({ nightly }: ReplayOrder, lastTrainingDay: string): LocalDate | null {
  return nightly || lastTrainingDay === '' ? null : (lastTrainingDay as LocalDate)
}

function addAccounts(a: Account, b: Account): Account {
  return {
    tickets: a.tickets + b.tickets,
    called: a.called + b.called,
    finished: a.finished + b.finished,
    left: a.left + b.left,
    lost: a.lost + b.lost,
    doubled: a.doubled + b.doubled,
    waits: [...a.waits, ...b.waits],
  }
}

function worseOf(a: Fairness | null, b: Fairness | null): Fairness | null {
  if (!a || !b) return a ?? b
  return { extraWaitMax: Math.max(a.extraWaitMax ?? 0, b.extraWaitMax ?? 0), starved: a.starved + b.starved }
}
