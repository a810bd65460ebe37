import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import type { Counter } from '#shared/domain/queue/state.ts'
import type { Ticket } from '#shared/domain/queue/ticket.ts'
import { pendingOf } from '#shared/domain/queue/wait/stats.ts'
import { queueLengthMinutes } from '#shared/domain/queue/wait/turn.ts'
import { millisOf } from '#shared/domain/time/instant.ts'
import { seeded } from '#tests/fixtures/queue-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'
import { WaitHall } from '#tests/fixtures/wait-hall.ts'

const SERVICES = SMALL_HALL.services.map(({ id }) => id)
const COUNTERS = SMALL_HALL.counters.map(({ id }) => id)

/** Whom the counter would call of these, found the long way: everybody is looked at. */
function calledOf(line: readonly Ticket[], counter: Counter, counters: readonly Counter[]): Ticket | undefined {
  const due = ({ service, class: cls, waitingSince }: Ticket): number =>
    millisOf(waitingSince) -
    SMALL_HALL.policy.classHeadStartMin[cls] * 60_000 -
    (counter.serves.find((served) => served.service === service)?.headStartMin ?? 0) * 60_000
  const isFor = ({ service, onlyAt }: Ticket): boolean =>
    counters.some(({ id, state }) => id === onlyAt && state !== 'closed')
      ? onlyAt === counter.id
      : counter.serves.some((served) => served.service === service)
  return line.filter(isFor).toSorted((one, other) => due(one) - due(other) || one.order - other.order)[0]
}

/** A hall where only one counter works, which has just become free: people are called one after another by it alone. */
function minutesTheLongWay(hall: WaitHall, counter: Counter, own: Ticket): number | null {
  const { queue, stats } = hall
  const usual = (service: string): number => queue.hall!.services.find(({ id }) => id === service)!.typicalMin
  let line = queue.tickets.filter(
    (ticket) => ticket.state === 'waiting' && (pendingOf(stats, ticket.id)?.passed ?? 0) < 2,
  )
  line = [...line, own]
  for (let minutes = 0; ;) {
    const next = calledOf(line, counter, queue.counters)
    if (!next) return null
    if (next === own) return minutes
    minutes += usual(next.service)
    line = line.filter((ticket) => ticket !== next)
  }
}

/** A small hall on which much has been asked, from a seed; some of it was refused. */
function shaken(seed: number): WaitHall {
  const hall = new WaitHall().open('1', '2', '3')
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const wish = (action: string, more: object = {}): CounterWish => ({ action, ...more }) as CounterWish
  for (let step = 0, minute = 0; step < 60; step++) {
    hall.at((minute += random() < 0.5 ? 1 : 0))
    const counter = pick(COUNTERS)
    const ticket = hall.queue.tickets.length > 0 ? pick(hall.queue.tickets).id : undefined
    const deeds = [
      () => hall.take(`t${step}`, pick(SERVICES), pick(['normal', 'normal', 'elderly', 'vip'] as const)),
      () => hall.take(`t${step}`, pick(SERVICES)),
      () => hall.counter(counter, wish(pick(['call-next', 'no-show', 'close']))),
      () => hall.counter(counter, wish('call', { ticket })),
      () => hall.ask({ type: 'transfer-waiting', ticket: ticket!, to: { counter } }),
      () => hall.ask({ type: 'transfer-waiting', ticket: ticket!, to: { service: pick(SERVICES) } }),
    ]
    try {
      pick(deeds)()
    } catch {
      // Refused: the hall is as it was.
    }
  }
  return hall
}

describe('the turn of a ticket taken now', () => {
  it('comes when everybody whom the counter calls before has been called, in the order in which it would', () => {
    let compared = 0
    for (let seed = 1; seed <= 150; seed++) {
      const hall = shaken(seed)
      const counter = hall.queue.counters[0]!
      const alone = { ...counter, state: 'idle', ticket: null, afterTicket: null, since: hall.now } as const
      const paused = hall.queue.counters
        .slice(1)
        .map((other) => (other.state === 'closed' ? other : ({ ...other, state: 'paused' } as const)))
      hall.queue = { ...hall.queue, counters: [alone, ...paused] }
      hall.stats = { ...hall.stats, services: {} }
      for (const service of SERVICES) {
        for (const cls of ['normal', 'elderly'] as const) {
          const own = {
            service,
            class: cls,
            waitingSince: hall.now,
            onlyAt: null,
            order: Infinity,
          } as unknown as Ticket
          const minutes = minutesTheLongWay(hall, alone, own)
          const estimated = queueLengthMinutes(hall.queue, hall.stats, service, cls, hall.now)
          assert.equal(estimated, minutes ?? 0, `seed ${seed}, ${service}, ${cls}`)
          if (minutes) compared++
        }
      }
    }
    assert.ok(compared > 300, `${compared} with somebody before them`)
  })

  it('does not wait for whom another open counter alone may call', () => {
    const hall = new WaitHall().open('1', '2').take('t0', 'A').call('1', 't0').take('t1', 'A')
    const before = queueLengthMinutes(hall.queue, hall.stats, SERVICES[0]!, 'normal', hall.now)
    hall.take('t2', 'A').ask({ type: 'transfer-waiting', ticket: 't2' as never, to: { counter: '2' as CounterId } })
    assert.equal(queueLengthMinutes(hall.queue, hall.stats, SERVICES[0]!, 'normal', hall.now), before)
  })
})
