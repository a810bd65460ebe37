import type { LocalDate } from '../../time/zone.ts'
import type { WaitRange } from '../events.ts'
import type { CounterId, ServiceId, TicketId } from '../ids.ts'
import type { ErrorOfDay } from './error.ts'
import type { WaitFeatures } from './features.ts'
import type { PackedSample } from './sample.ts'
import type { WaitModel } from './model.ts'

/** The wait of the ticket that was called last (LES), minutes, and when that was. */
export interface LastEntered {
  readonly waitMin: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What the hall remembers of one service. */
export interface ServiceMemory {
  /** Minutes a counter was taken by each of the latest tickets, newest last. */
  readonly times: readonly number[]
  /** Their mean with the longest cut back; null before the first. One customer who stays an hour does not move it. */
  readonly meanMin: number | null
  readonly medianMin: number | null
  /** Today's last-entered-service waits, of normal tickets and of those with a class. */
  readonly les: { readonly normal: LastEntered | null; readonly classed: LastEntered | null }
  /** When today's latest calls were, milliseconds since 1970, newest last. */
  readonly calls: readonly number[]
}

/** A ticket that waits for its first call, as it stood at its issue. */
export interface PendingWait {
  readonly ticket: TicketId
  readonly service: ServiceId
  readonly classed: boolean
  /** Its place in line; as long as it waits for its first call that never changes. */
  readonly order: number
  /** Milliseconds since 1970. */
  readonly issuedAt: number
  /** Null when no open counter served it. */
  readonly features: WaitFeatures | null
  /** What was expected then. */
  readonly expected: WaitRange | null
  /** What the customer was told. */
  readonly promised: WaitRange | null
  /** Later tickets of its own service and class that were called before it. */
  readonly passed: number
}

/** Where a wait is estimated: few ahead, many ahead, or before there is a model. */
export type Regime = 'quiet' | 'busy' | 'untrained'

/**
 * What the hall has measured of its waits. Scope: *hall*; a part of the stored fold, JSON as it stands. Its size is
 * bounded by services, counters, tickets waiting, and `SAMPLES_KEPT`.
 */
export interface WaitStats {
  /** Hall-day of the latest event. */
  readonly day: LocalDate | null
  /** Tickets finished since the hall opened its log. */
  readonly finished: number
  readonly services: Readonly<Record<ServiceId, ServiceMemory>>
  /** Since when each counter has its present ticket, milliseconds since 1970. */
  readonly takenAt: Readonly<Record<CounterId, number>>
  /** In order of their places. A list, because copying one of four thousand costs microseconds, and a record a hundred times that. */
  readonly pending: readonly PendingWait[]
  /** The latest called tickets, oldest first, apart by how many were ahead: busy hours are rare and must not be crowded out. */
  readonly samples: { readonly quiet: readonly PackedSample[]; readonly busy: readonly PackedSample[] }
  readonly model: WaitModel | null
  /** How much wider than the model says the way from P50 to P80 has proved to be, by regime. */
  readonly spread: Readonly<Record<Regime, number>>
  /** How far the promises were from what came, the latest days, newest first. */
  readonly errors: readonly ErrorOfDay[]
}

/** A ticket with so many ahead is *busy*: here an estimate matters. */
export const BUSY_AHEAD = 3

/** Samples kept for training: weeks of a small hall, the busy hours of ten days of a large one; about 200 kB to store. */
export const SAMPLES_KEPT = { quiet: 1_000, busy: 2_000 } as const

/** A ticket that so many later ones of its own service and class were called before does not stand in line in earnest. */
export const PASSED_OVER = 2

/** What stands in a record under that id. An id like `constructor`, which every object has of its own, is not taken for an entry. */
export function entryOf<Id extends string, Entry>(record: Readonly<Record<Id, Entry>>, id: Id): Entry | undefined {
  return Object.prototype.hasOwnProperty.call(record, id) ? record[id] : undefined
}

export const EMPTY_SERVICE: ServiceMemory = {
  times: [],
  meanMin: null,
  medianMin: null,
  les: { normal: null, classed: null },
  calls: [],
}

export const EMPTY_WAITS: WaitStats = {
  day: null,
  finished: 0,
  services: {},
  takenAt: {},
  pending: [],
  samples: { quiet: [], busy: [] },
  model: null,
  spread: { quiet: 1, busy: 1, untrained: 1 },
  errors: [],
}
