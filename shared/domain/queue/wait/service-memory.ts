import type { Instant } from '../../time/instant.ts'
import { millisOf } from '../../time/instant.ts'
import type { Service } from '../config.ts'
import { EMPTY_SERVICE, type LastEntered, type ServiceMemory } from './memory.ts'

/** Enough to be steady, few enough to follow a new clerk within a day. */
const TIMES_KEPT = 100
/** Calls whose gaps are averaged: a handful, so that the pace is the present one. */
const CALLS_KEPT = 4
/** What the configuration says of a service counts as much as so many measured tickets. */
const PRIOR_TICKETS = 5
/** A ticket that took longer than so many medians is cut back to that. */
const LONGEST_IN_MEDIANS = 6
/** With fewer than two calls today the pace is unknown; a service nobody calls for is slow. */
const LONGEST_GAP_MIN = 30

/** A counter was taken for so long by a ticket of this service. */
export function rememberTime(memory: ServiceMemory = EMPTY_SERVICE, minutes: number): ServiceMemory {
  const times = [...memory.times, round(minutes)].slice(-TIMES_KEPT)
  const ordered = [...times].sort((a, b) => a - b)
  const medianMin = ordered[ordered.length >> 1] ?? 0
  const longest = Math.max(1, medianMin * LONGEST_IN_MEDIANS)
  const meanMin = round(times.reduce((sum, time) => sum + Math.min(time, longest), 0) / times.length)
  return { ...memory, times, meanMin, medianMin }
}

/** A ticket of this service was called first after that wait. `inEarnest`: it stood in line all the time. */
export function rememberCall(
  memory: ServiceMemory = EMPTY_SERVICE,
  at: Instant,
  waitMin: number,
  classed: boolean,
  inEarnest: boolean,
): ServiceMemory {
  const entered: LastEntered = { waitMin: round(waitMin), at: millisOf(at) }
  const les = inEarnest ? { ...memory.les, [classed ? 'classed' : 'normal']: entered } : memory.les
  return { ...memory, les, calls: [...memory.calls, entered.at].slice(-CALLS_KEPT) }
}

/** A new day: yesterday's pace and last wait say nothing about this morning. */
export function forgetDay(memory: ServiceMemory): ServiceMemory {
  return { ...memory, les: EMPTY_SERVICE.les, calls: [] }
}

/** Minutes a ticket of the service takes at a counter: as configured at first, as measured soon. */
export function typicalMinutes(memory: ServiceMemory | undefined, service: Service | undefined): number {
  const prior = service?.typicalMin ?? 5
  if (!memory || memory.meanMin === null) return prior
  const count = memory.times.length
  return (memory.meanMin * count + prior * PRIOR_TICKETS) / (count + PRIOR_TICKETS)
}

/** Minutes between the service's latest calls, the silence since the last one included. */
export function callGap(memory: ServiceMemory | undefined, at: Instant): number {
  const first = memory?.calls[0]
  if (memory === undefined || first === undefined) return LONGEST_GAP_MIN
  return Math.min(LONGEST_GAP_MIN, Math.max(0, (millisOf(at) - first) / 60_000 / memory.calls.length))
}

/** A tenth of a second in minutes is fine enough, and short to store. */
export function round(minutes: number): number {
  return Math.round(minutes * 1_000) / 1_000
}
