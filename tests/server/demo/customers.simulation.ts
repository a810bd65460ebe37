import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { startDemoCustomers } from '#server/demo/customers.ts'
import { arrivalsPerHour } from '#server/demo/profile.ts'
import { type Hall, openHall } from '#server/hall/hall.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { HandClock } from '#tests/server/hall/hand-clock.ts'
import { newId } from '#tests/server/hall/rig.ts'

/** A repeatable stand-in for luck (mulberry32). */
function luck(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface LivelyHall {
  readonly hall: Hall
  readonly clock: HandClock
  readonly store: MemoryEventStore
  readonly close: () => Promise<void>
}

async function livelyHall(start: string): Promise<LivelyHall> {
  const clock = new HandClock(Date.parse(start))
  const store = new MemoryEventStore()
  const hall = await openHall({
    id: DEMO_HALL.id,
    config: DEMO_HALL,
    store,
    bus: new LocalBus(),
    clock,
    demo: true,
    random: { id: newId, epoch: () => 'demo' },
    log: () => {},
  })
  const life = new AbortController()
  startDemoCustomers(hall, { signal: life.signal, clock, random: luck(7), newId })
  return {
    hall,
    clock,
    store,
    close: async () => {
      life.abort()
      await hall.close()
    },
  }
}

test('an invented morning looks like a hall: people come, are called, served, missed and sent on, and nobody is stuck', async () => {
  const { hall, clock, store, close } = await livelyHall('2026-11-18T01:30:00.000Z')
  await clock.pass(90 * 60_000)
  const events = await store.read(hall.id, 0, 100_000)
  const count = (type: string): number => events.filter((event) => event.type === type).length
  assert.ok(count('ticket.issued') > 40 && count('ticket.issued') < 110, `${count('ticket.issued')} tickets`)
  assert.ok(count('ticket.called') > 25, `${count('ticket.called')} calls`)
  assert.ok(count('ticket.finished') > 20, `${count('ticket.finished')} finished`)
  assert.ok(count('ticket.missed') < count('ticket.called') * 0.2, `${count('ticket.missed')} missed`)
  assert.equal(
    hall.fold().queue.counters.filter(({ state }) => state === 'closed').length,
    0,
    'every counter has a clerk',
  )
  await close()
})

test('a counter that a person uses is left to that person', async () => {
  const { hall, clock, close } = await livelyHall('2026-11-18T02:00:00.000Z')
  const at = (wish: CounterWish): Promise<unknown> =>
    hall.ask({
      wish: { type: 'counter', counter: '3' as CounterId, ...wish },
      answer: () => ({ status: 200, body: null }),
    })
  const counter = () => hall.fold().queue.counters.find(({ id }) => id === '3')
  while (counter()?.state !== 'serving') await clock.pass(1_000)
  await clock.pass(2_000)
  await at({ action: 'finish' })
  const { since } = counter() ?? {}
  await clock.pass(4 * 60_000)
  assert.deepEqual([counter()?.state, counter()?.since], ['idle', since])
  await clock.pass(3 * 60_000)
  assert.notEqual(counter()?.since, since, 'after a while its invented clerk comes back')
  await close()
})

test('an ordinary day has about 260 customers, the end of a month 480', () => {
  const day = (date: string): number => {
    let customers = 0
    for (let minute = 0; minute < 9 * 60; minute++)
      customers += arrivalsPerHour(DEMO_HALL, instantOf(Date.parse(`${date}T00:30:00Z`) + minute * 60_000)) / 60
    return Math.round(customers)
  }
  assert.deepEqual(['2026-11-18', '2026-11-28', '2026-12-05', '2026-12-06'].map(day), [260, 480, 480, 260])
})
