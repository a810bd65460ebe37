import {
  type CounterConfig,
  DEFAULT_POLICY,
  type HallConfig,
  NO_EVALUATION,
  type PolicyConfig,
} from '#shared/domain/queue/config.ts'
import type { CounterId, HallId, ServiceId, StaffId, ZoneId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { hallDay, type LocalDate } from '#shared/domain/time/zone.ts'
import { isServed, type LogTicket } from './log.ts'

/** The day of a hall begins when it sleeps; tickets taken after midnight belong to the evening before. */
const DAY_STARTS_AT = '04:00'
/** Stands in until the replayed hall has measured its services itself, minutes. */
const TYPICAL_MIN = 5
const ZONE = 'hall' as ZoneId

/** A counter on one day of the log: open from its first call to its last end, for what it served that day. */
export interface CounterDay {
  readonly day: LocalDate
  readonly counter: CounterId
  readonly staff: StaffId
  readonly opensAt: number
  readonly closesAt: number
  readonly serves: readonly ServiceId[]
}

/** Who stood where on which day, as the calls of the log tell it. */
export function counterDays(tickets: readonly LogTicket[], zone: string): readonly CounterDay[] {
  const days = new Map<string, CounterDay>()
  for (const { counter, service, calledAt, endedAt } of tickets.filter(isServed)) {
    const day = dayOf(calledAt, zone)
    const known = days.get(`${day} ${counter}`)
    const serves = known?.serves ?? []
    days.set(`${day} ${counter}`, {
      day,
      counter: slugOf(counter) as CounterId,
      staff: slugOf(counter) as StaffId,
      opensAt: Math.min(known?.opensAt ?? Infinity, calledAt),
      closesAt: Math.max(known?.closesAt ?? -Infinity, endedAt),
      serves: serves.includes(service as ServiceId) ? serves : [...serves, service as ServiceId],
    })
  }
  return [...days.values()].toSorted((a, b) => a.opensAt - b.opensAt || a.counter.localeCompare(b.counter))
}

/** The hall-day of a moment of the log. */
export function dayOf(millis: number, zone: string): LocalDate {
  return hallDay(instantOf(millis), zone, DAY_STARTS_AT)
}

/** Names of counters in logs are anything; ids of the hall are not. */
export function slugOf(name: string): string {
  return encodeURIComponent(name).replaceAll('%', '~')
}

/** First come, first called: nothing gives a head start, and nobody overtakes. What our policy is compared with. */
export const FIRST_COME: PolicyConfig = {
  classHeadStartMin: { normal: 0, elderly: 0, disabled: 0, vip: 0, appointment: 0 },
  classedInRow: Number.MAX_SAFE_INTEGER,
  overtakenMin: 0,
}

export interface LoggedHall {
  readonly zone: string
  readonly services: readonly ServiceId[]
  readonly policy: PolicyConfig
}

/** The hall as it was set up for the counters of one day. */
export function configFor({ zone, services, policy }: LoggedHall, days: readonly CounterDay[]): HallConfig {
  const name = { zh: '回放', en: 'Replay' }
  return {
    id: 'replay' as HallId,
    name,
    timeZone: zone,
    dayStartsAt: DAY_STARTS_AT,
    hours: { open: '00:00', close: '23:59', ticketsOutside: 'allow' },
    zones: [{ id: ZONE, name }],
    services: services.map((id) => ({
      id,
      letter: 'A',
      name: { zh: id, en: id },
      typicalMin: TYPICAL_MIN,
      targetMin: 20,
      divertible: false,
    })),
    counters: days.map(counterOf),
    staff: days.map(({ staff }) => ({ id: staff, name: staff })),
    policy,
    board: { languages: ['zh', 'en'], theme: 'default', ticker: [], arrows: {} },
    kiosk: { ticketsPerMinute: 60, helpPlace: name, classes: [] },
    evaluation: NO_EVALUATION,
    voice: { languages: [], repeat: 1, announced: false, zones: [] },
  }
}

function counterOf({ counter, serves }: CounterDay): CounterConfig {
  return {
    id: counter,
    label: { zh: counter, en: counter },
    zone: ZONE,
    barrierFree: false,
    serves: serves.map((service) => ({ service, headStartMin: 0 })),
  }
}

/** The services of a log, and the hall they are given in. */
export function hallOfLog(
  tickets: readonly LogTicket[],
  zone: string,
  policy: PolicyConfig = DEFAULT_POLICY,
): LoggedHall {
  return { zone, policy, services: [...new Set(tickets.map(({ service }) => service as ServiceId))].toSorted() }
}
