import type { ServiceId } from '#shared/domain/queue/ids.ts'
import type { WaitRange } from '#shared/domain/queue/events.ts'
import { expect } from '#shared/domain/queue/wait/estimate.ts'
import type { WaitFeatures } from '#shared/domain/queue/wait/features.ts'
import { learnModel, learnWait } from '#shared/domain/queue/wait/learning.ts'
import { entryOf } from '#shared/domain/queue/wait/memory.ts'
import { EMPTY_WAITS, type WaitStats } from '#shared/domain/queue/wait/stats.ts'
import { callGap, forgetDay, rememberCall } from '#shared/domain/queue/wait/service-memory.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { type LocalDate, wallClock } from '#shared/domain/time/zone.ts'
import { dayOf } from './hall-of-log.ts'
import type { Judged } from './judge.ts'
import type { LogTicket } from './log.ts'

interface Standing {
  readonly ticket: LogTicket
  readonly features: WaitFeatures
  readonly expected: WaitRange
}

/**
 * Judges estimates on a log that only says when tickets were taken and called. No counters and no ends: it cannot be
 * played, but the same estimator learns from it, ticket by ticket in order of time. Open counters and people ahead
 * are what the hall itself said at issue; last waits and gaps are seen from the calls before that minute. One hall.
 */
export function judgeTicketsOnly(
  tickets: readonly LogTicket[],
  zone: string,
  lastTrainingDay: LocalDate | null,
): readonly Judged[] {
  const judged: Judged[] = []
  const waiting = new Map<string, Standing[]>()
  const calls = tickets
    .filter(({ calledAt }) => calledAt !== null)
    .toSorted((a, b) => a.calledAt! - b.calledAt! || a.arrivedAt - b.arrivedAt)
  let stats = EMPTY_WAITS
  let called = 0
  const hear = (until: number): void => {
    for (; called < calls.length && calls[called]!.calledAt! < until; called++) {
      const line = waiting.get(calls[called]!.service) ?? []
      const place = line.findIndex(({ ticket }) => ticket === calls[called])
      const standing = line[place]
      if (!standing) continue
      line.splice(place, 1)
      stats = learnCall(stats, standing)
      judged.push({ ...judgedOf(standing), day: dayOf(standing.ticket.arrivedAt, zone) })
    }
  }
  for (const ticket of tickets) {
    hear(ticket.arrivedAt)
    const day = dayOf(ticket.arrivedAt, zone)
    if (stats.day === null || day > stats.day) stats = nightBefore(stats, day, lastTrainingDay)
    const line = waiting.get(ticket.service) ?? []
    waiting.set(ticket.service, line)
    const features = featuresAt(stats, ticket, line, zone)
    line.push({ ticket, features, expected: expect(stats, features) })
  }
  hear(Infinity)
  return judged
}

function nightBefore(stats: WaitStats, day: LocalDate, lastTrainingDay: LocalDate | null): WaitStats {
  const services = Object.fromEntries(Object.entries(stats.services).map(([id, memory]) => [id, forgetDay(memory)]))
  const frozen = lastTrainingDay !== null && stats.day !== null && stats.day > lastTrainingDay
  const slept: WaitStats = { ...stats, day, services }
  return frozen ? slept : learnModel(slept, day)
}

function learnCall(stats: WaitStats, { ticket, features, expected }: Standing): WaitStats {
  const service = ticket.service as ServiceId
  const waitMin = waitOf(ticket)
  const memory = rememberCall(
    entryOf(stats.services, service),
    instantOf(ticket.calledAt!),
    waitMin,
    features.classed === 1,
    true,
  )
  const known = { ...stats, finished: stats.finished + 1, services: { ...stats.services, [service]: memory } }
  return learnWait(known, features, expected, waitMin)
}

function featuresAt(stats: WaitStats, ticket: LogTicket, line: readonly Standing[], zone: string): WaitFeatures {
  const service = ticket.service as ServiceId
  const memory = entryOf(stats.services, service)
  const classed = ticket.class === 'normal' ? 0 : 1
  const gap = callGap(memory, instantOf(ticket.arrivedAt))
  const ahead = ticket.said.ahead ?? line.length
  const les = (classed === 1 ? memory?.les.classed : memory?.les.normal) ?? memory?.les.normal ?? memory?.les.classed
  return {
    service,
    classed,
    ahead,
    before: ahead,
    beforeSame: ahead,
    same: line.length,
    sameClassed: line.filter(({ features }) => features.classed === 1).length,
    oldest: line.reduce((oldest, other) => Math.max(oldest, (ticket.arrivedAt - other.ticket.arrivedAt) / 60_000), 0),
    queueLength: (ahead + 1) * gap,
    les: les?.waitMin ?? 0,
    gap,
    open: ticket.said.openCounters ?? 1,
    idle: 0,
    fresh: 0,
    hour: wallClock(instantOf(ticket.arrivedAt), zone).minuteOfDay / 60,
  }
}

function judgedOf({ ticket, features, expected }: Standing): Omit<Judged, 'day'> {
  // How long service takes is not in the log: the pace at which the service calls stands in for it.
  return { features, expected, meanServiceMin: features.gap, waitMin: waitOf(ticket) }
}

function waitOf({ arrivedAt, calledAt }: LogTicket): number {
  return (calledAt! - arrivedAt) / 60_000
}
