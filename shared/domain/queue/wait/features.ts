import { type Instant, millisOf } from '../../time/instant.ts'
import { wallClock } from '../../time/zone.ts'
import { aheadOf, sharingServices } from '../ahead.ts'
import type { ServiceId } from '../ids.ts'
import type { QueueState } from '../state.ts'
import type { TicketClass } from '../ticket.ts'
import { dueOf, isAboutToCall, lineOf, serves, type Standing, workingCounters } from './line.ts'
import { entryOf, type LastEntered, type ServiceMemory, type WaitStats } from './memory.ts'
import { callGap, round } from './service-memory.ts'
import { queueLengthMinutes } from './turn.ts'

/** Everything the estimate knows of the moment a ticket is taken. Minutes and counts; nothing about the person but the class. */
export interface WaitFeatures {
  readonly service: ServiceId
  /** 1: the ticket has a class other than normal. */
  readonly classed: number
  /** Tickets waiting for services that share a counter with this one (domain: *ahead*). */
  readonly ahead: number
  /** Of them, standing in line in earnest, those the policy would call first. */
  readonly before: number
  /** Those of the same service. */
  readonly beforeSame: number
  /** Waiting for the same service, whoever is called first; and those of them with a class. */
  readonly same: number
  readonly sameClassed: number
  /** How long the longest-waiting ticket of the service has stood in line. */
  readonly oldest: number
  /** The queue-length estimate. */
  readonly queueLength: number
  /** The last-entered-service wait: of the service and class, or else of a service that shares a counter. */
  readonly les: number
  /** Between the latest calls of the service. */
  readonly gap: number
  /** Open counters that serve it; those of them that have no ticket; and of those the ones about to call. */
  readonly open: number
  readonly idle: number
  readonly fresh: number
  /** Of the hall's own day, with its fraction. */
  readonly hour: number
}

/** What is known when a ticket is taken at that moment; null when no open counter serves it. */
export function featuresOf(
  stats: WaitStats,
  queue: QueueState,
  service: ServiceId,
  cls: TicketClass,
  at: Instant,
): WaitFeatures | null {
  const { hall } = queue
  const open = workingCounters(queue).filter((counter) => serves(counter, service))
  if (!hall || open.length === 0) return null
  const idle = open.filter(({ ticket }) => ticket === null)
  const { everyone } = lineOf(hall, queue, stats)
  const same = everyone.filter((standing) => standing.service === service)
  const shared = sharingServices(queue, service)
  const now = millisOf(at)
  const ownDue = dueOf(hall, cls, now)
  const first = ({ due }: Standing): boolean => due <= ownDue
  return {
    service,
    classed: cls === 'normal' ? 0 : 1,
    ahead: aheadOf(queue, service),
    before: everyone.filter((standing) => shared.has(standing.service) && first(standing)).length,
    beforeSame: same.filter(first).length,
    same: same.length,
    sameClassed: same.filter((standing) => standing.class !== 'normal').length,
    oldest: round(same.reduce((longest, { since }) => Math.max(longest, (now - since) / 60_000), 0)),
    queueLength: round(queueLengthMinutes(queue, stats, service, cls, at)),
    les: lastEntered(stats, service, shared, cls !== 'normal'),
    gap: round(callGap(entryOf(stats.services, service), at)),
    open: open.length,
    idle: idle.length,
    fresh: idle.filter((counter) => isAboutToCall(counter, at)).length,
    hour: round(wallClock(at, hall.timeZone).minuteOfDay / 60),
  }
}

/** The last-entered-service wait for a service, by class if one of that class was called today, else the sharing group's latest. */
function lastEntered(stats: WaitStats, service: ServiceId, shared: ReadonlySet<ServiceId>, classed: boolean): number {
  const own = entryOf(stats.services, service)?.les
  const entered =
    (classed ? own?.classed : own?.normal) ??
    latest([own?.normal, own?.classed]) ??
    latest([...shared].flatMap((id) => bothOf(entryOf(stats.services, id))))
  return entered?.waitMin ?? 0
}

function bothOf(memory: ServiceMemory | undefined): readonly (LastEntered | null | undefined)[] {
  return [memory?.les.normal, memory?.les.classed]
}

function latest(entered: readonly (LastEntered | null | undefined)[]): LastEntered | null {
  return entered.reduce<LastEntered | null>((last, one) => (one && (!last || one.at > last.at) ? one : last), null)
}
