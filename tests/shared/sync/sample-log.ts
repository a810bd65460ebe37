import type { HallConfig } from '#shared/domain/queue/config.ts'
import { DEFAULT_POLICY, NO_EVALUATION } from '#shared/domain/queue/config.ts'
import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { Fact } from '#shared/domain/queue/events.ts'
import type { CounterId, HallId, ServiceId, ZoneId } from '#shared/domain/queue/ids.ts'
import { reduce } from '#shared/domain/queue/reduce.ts'
import { EMPTY_QUEUE, type QueueState } from '#shared/domain/queue/state.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'

const words = (text: string) => ({ zh: text, en: text })

/** A hall of one counter and one service. */
export const SMALL_HALL: HallConfig = {
  id: 'small' as HallId,
  name: words('小厅'),
  timeZone: 'Asia/Shanghai',
  dayStartsAt: '04:00',
  hours: { open: '08:30', close: '17:30', ticketsOutside: 'allow' },
  zones: [{ id: 'east' as ZoneId, name: words('东') }],
  services: [
    { id: 'A' as ServiceId, letter: 'A', name: words('业务'), typicalMin: 5, targetMin: 10, divertible: false },
  ],
  counters: [
    {
      id: '1' as CounterId,
      label: words('1'),
      zone: 'east' as ZoneId,
      serves: [{ service: 'A' as ServiceId, headStartMin: 0 }],
      barrierFree: false,
    },
  ],
  staff: [],
  policy: DEFAULT_POLICY,
  board: { languages: ['zh', 'en'], theme: 'river', ticker: [], arrows: {} },
  kiosk: { ticketsPerMinute: 6, helpPlace: words('前台'), classes: [] },
  evaluation: NO_EVALUATION,
  voice: { languages: ['zh'], repeat: 1, announced: false, zones: [] },
}

/** The hall's clock in tests: a year the devices do not have. */
export const HALL_START_MS = Date.parse('2018-03-01T01:00:00.000Z')

/** The hall is there. */
export function configured(): Fact {
  return { type: 'hall.configured', subject: '/halls/small', data: { config: SMALL_HALL } }
}

/** Customer number `n` takes a ticket. */
export function issued(n: number): Fact {
  const ticketNumber = `A${String(n).padStart(3, '0')}`
  const data = {
    ticketId: `t${n}`,
    ticketNumber,
    serviceId: 'A',
    class: 'normal',
    day: '2018-03-01',
    ahead: 0,
    promised: null,
  }
  return { type: 'ticket.issued', subject: `/tickets/t${n}`, data } as unknown as Fact
}

/** Customer number `n` is called to the one counter. */
export function called(n: number, at = instantOf(HALL_START_MS)): Fact {
  const data = {
    callId: `c${n}`,
    ticketId: `t${n}`,
    ticketNumber: `A${String(n).padStart(3, '0')}`,
    counterId: '1',
    counterLabel: words('1'),
    zone: 'east',
    serviceId: 'A',
    serviceName: words('业务'),
    class: 'normal',
    callIndex: 1,
    requestedAt: at,
    releasedAt: at,
    voice: { languages: ['zh'], repeat: 1, announced: false, zones: [] },
  }
  return { type: 'ticket.called', subject: `/tickets/t${n}`, data } as unknown as Fact
}

export function foldOf(log: readonly LoggedHallFact[]): QueueState {
  return log.reduce(reduce, EMPTY_QUEUE)
}

/** The snapshot a hall with this log gives. */
export function snapshotOf(epoch: string, log: readonly LoggedHallFact[], hallMs: number): HallSnapshot {
  return {
    ...foldOf(log),
    hall: SMALL_HALL,
    epoch,
    time: instantOf(hallMs),
    services: SMALL_HALL.services,
    staff: [],
    missed: [],
    announcements: [],
    waits: [],
    demo: true,
    shown: {},
  }
}
