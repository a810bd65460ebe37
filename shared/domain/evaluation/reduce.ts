import type { Logged } from '../queue/events.ts'
import type { Grant, QueueState } from '../queue/state.ts'
import type { CounterId, StaffId } from '../queue/ids.ts'
import type { Instant } from '../time/instant.ts'
import { hallDay, type LocalDate } from '../time/zone.ts'
import { batched } from './batches.ts'
import { chained } from './chain.ts'
import type { EvaluationFactData } from './events.ts'
import { isLow } from './levels.ts'
import {
  ANSWERED_KEPT,
  DAYS_TALLIED,
  type EvaluationState,
  type Lapse,
  type LowRating,
  RATED_KEPT,
  RESOLVED_KEPT,
  type StaffDay,
} from './state.ts'
import { refusedToday, takenToday } from './trust.ts'

type Reducer = (state: EvaluationState, data: never, logged: Logged, queue: QueueState) => EvaluationState

/** The fold of everything that touches ratings. `queue` is the hall's queue before the fact. */
export function reduceEvaluation(state: EvaluationState, queue: QueueState, logged: Logged): EvaluationState {
  const reducer = REDUCERS.get(logged.type)
  return reducer && logged.data !== null ? reducer(state, logged.data as never, logged, queue) : state
}

function tally(
  state: EvaluationState,
  queue: QueueState,
  time: Instant,
  staff: StaffId | null,
  change: (day: StaffDay) => Partial<StaffDay>,
): EvaluationState {
  if (!queue.hall || staff === null) return state
  const day = hallDay(time, queue.hall.timeZone, queue.hall.dayStartsAt)
  const found = state.days.find((one) => one.day === day && one.staff === staff)
  const before = found ?? emptyDay(day, staff)
  const after = { ...before, ...change(before) }
  const days = found ? state.days.map((one) => (one === found ? after : one)) : [...state.days, after]
  return { ...state, days: found ? days : latestDays(days) }
}

function emptyDay(day: LocalDate, staff: StaffId): StaffDay {
  return {
    day,
    staff,
    called: 0,
    missed: 0,
    transferred: 0,
    granted: 0,
    silent: 0,
    levels: [0, 0, 0, 0, 0],
  }
}

function latestDays(days: readonly StaffDay[]): readonly StaffDay[] {
  const names = [...new Set(days.map(({ day }) => day))].sort().slice(-DAYS_TALLIED)
  return days.filter(({ day }) => names.includes(day))
}

function staffAt(queue: QueueState, counter: CounterId | null): StaffId | null {
  return queue.counters.find(({ id }) => id === counter)?.staff ?? null
}

/** Every open grant of that counter ends, whoever still holds the pad. */
function lapsed(state: EvaluationState, counter: CounterId, lapse: Lapse): EvaluationState {
  const ends = ({ grant, lapse: before }: EvaluationState['open'][number]) => grant.counterId === counter && !before
  if (!state.open.some(ends)) return state
  const open = state.open.flatMap((one) => (ends(one) ? (one.isSilent ? [] : [{ ...one, lapse }]) : [one]))
  return { ...state, open }
}

function closed(state: EvaluationState, grant: Grant): EvaluationState {
  return { ...state, open: state.open.filter((one) => one.grant.grantId !== grant.grantId) }
}

/** Its silence is on record: nothing more is to be said of one that is over; another waits for the phone. */
function silenced(state: EvaluationState, { grantId, how }: EvaluationFactData['evaluation.lapsed']): EvaluationState {
  const open = state.open.flatMap((one) => {
    if (one.grant.grantId !== grantId) return [one]
    return one.lapse || how === 'day-end' ? [] : [{ ...one, isSilent: true }]
  })
  return { ...state, open }
}

function submitted(
  state: EvaluationState,
  data: EvaluationFactData['evaluation.submitted'],
  { time }: Logged,
  queue: QueueState,
): EvaluationState {
  const answered = [...state.answered, { grant: data.grantId, rating: data.ratingId }].slice(-ANSWERED_KEPT)
  const rated = [...state.rated, data.ticketId].slice(-RATED_KEPT)
  const low = isLow(data.level)
    ? [...state.low, { rating: data, createdAt: time, step: 'created' as const, stepAt: time, notes: [] }]
    : state.low
  const chains = chained(state.chains, data)
  const trust = takenToday(state.trust, data, queue.hall, time)
  const batches = withGiven(state, data, time, queue)
  return tally(
    { ...closed(state, data), answered, rated, low, batches, chains, trust },
    queue,
    data.grantedAt,
    data.staffId,
    (day) => ({
      silent: data.afterSilence ? day.silent - 1 : day.silent,
      levels: day.levels.map((count, index) => (index === data.level - 1 ? count + 1 : count)),
    }),
  )
}

/** What the clerk may see of it, one day. */
function withGiven(
  { batches }: EvaluationState,
  { staffId: staff, level, hasComment, ratingId }: EvaluationFactData['evaluation.submitted'],
  time: Instant,
  { hall }: QueueState,
): EvaluationState['batches'] {
  if (!hall || staff === null) return batches
  const day = hallDay(time, hall.timeZone, hall.dayStartsAt)
  return batched(batches, { staff, day, level, commented: hasComment ? ratingId : null })
}

function refused(
  state: EvaluationState,
  data: EvaluationFactData['evaluation.refused'],
  { time }: Logged,
  queue: QueueState,
): EvaluationState {
  // A claim that does not hold moves nobody's chain.
  const chains = data.code === 'bad-signature' ? state.chains : chained(state.chains, data)
  return { ...state, chains, trust: refusedToday(state.trust, data, queue.hall, time) }
}

function reviewed(
  state: EvaluationState,
  { ratingId, noteId, step, by }: EvaluationFactData['evaluation.reviewed'],
  { time }: Logged,
): EvaluationState {
  const note = { noteId, step, by, at: time }
  const low = state.low.map((one) => {
    if (one.rating.ratingId !== ratingId) return one
    return { ...one, notes: [...one.notes, note], ...(step === null ? {} : { step, stepAt: time }) }
  })
  return { ...state, low: step === 'resolved' ? latestResolved(low) : low }
}

/** All that is open, and of the resolved those that were resolved last. */
function latestResolved(low: readonly LowRating[]): readonly LowRating[] {
  const resolved = low.filter(({ step }) => step === 'resolved')
  const kept = resolved.sort((one, other) => (one.stepAt < other.stepAt ? 1 : -1)).slice(0, RESOLVED_KEPT)
  return low.filter((one) => one.step !== 'resolved' || kept.includes(one))
}

interface AtCounter {
  readonly counterId: CounterId
}

const REDUCERS: ReadonlyMap<string, Reducer> = new Map<string, Reducer>(
  Object.entries({
    'ticket.called': (state, { counterId }: AtCounter, { time }, queue) =>
      tally(state, queue, time, staffAt(queue, counterId), ({ called }) => ({ called: called + 1 })),
    'ticket.missed': (state, { counterId }: AtCounter, { time }, queue) =>
      tally(state, queue, time, staffAt(queue, counterId), ({ missed }) => ({ missed: missed + 1 })),
    'ticket.transferred': (state, { fromCounterId }: { fromCounterId: CounterId | null }, { time }, queue) =>
      tally(state, queue, time, staffAt(queue, fromCounterId), ({ transferred }) => ({ transferred: transferred + 1 })),
    'ticket.started': (state, { counterId }: AtCounter, { time, sequence }) =>
      lapsed(state, counterId, { why: 'next-ticket', at: time, sequence }),
    'ticket.reopened': (state, { counterId }: AtCounter, { time, sequence }) =>
      lapsed(state, counterId, { why: 'reopened', at: time, sequence }),
    'evaluation.granted': (state, grant: Grant, { time }, queue) =>
      tally(
        { ...state, open: [...state.open, { grant, lapse: null, isSilent: false }] },
        queue,
        time,
        grant.staffId,
        ({ granted }) => ({
          granted: granted + 1,
        }),
      ),
    'evaluation.submitted': submitted,
    'evaluation.refused': refused,
    'evaluation.lapsed': (state, data: EvaluationFactData['evaluation.lapsed'], _logged, queue) =>
      tally(silenced(state, data), queue, data.grantedAt, data.staffId, ({ silent }) => ({ silent: silent + 1 })),
    'evaluation.reviewed': reviewed,
  }),
)
