import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLog } from '#shared/log/log.ts'
import { createMemoryOutbox } from '#shared/storage/memory-outbox.ts'
import { timedIds } from '#shared/storage/new-id.ts'
import type { OutboxStorage, RefusedRow } from '#shared/storage/outbox-storage.ts'
import { type Locks, NotKept, Outbox, type Seal } from '#shared/stores/outbox.ts'
import { type BringContext, bringWaiting } from '#shared/sync/bring.ts'
import { FakeClock } from '../sync/fake-clock.ts'

const DATE = Date.parse('2026-11-23T02:00:00.000Z')

interface Rating {
  readonly level: number
}

/** A hall that answers what it is told: a status, a status with a body, or nothing for ever. */
type Told =
  | number
  | { readonly status: number; readonly body?: object | string; readonly headers?: Record<string, string> }
  | 'hang'
  | 'dead'

function answerOf(told: Exclude<Told, 'hang' | 'dead'>): Response {
  const {
    status,
    body = status < 400 ? { ok: true } : { code: 'some-code' },
    headers = {},
  } = typeof told === 'number' ? { status: told } : told
  return new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers,
  })
}

interface Given {
  readonly storage?: OutboxStorage
  readonly locks?: Locks
  readonly clock?: FakeClock
  readonly seal?: Seal
}

function rig(given: Given = {}) {
  const { storage = createMemoryOutbox(), clock = new FakeClock(), locks = null, seal } = given
  const end = new AbortController()
  const hall = {
    told: [] as Told[],
    otherwise: 201 as Told,
    heard: [] as { path: string; key: string; body: unknown }[],
  }
  const fetch: typeof globalThis.fetch = async (path, init) => {
    const headers = init!.headers as Record<string, string>
    hall.heard.push({ path: path as string, key: headers['idempotency-key']!, body: JSON.parse(init!.body as string) })
    const told = hall.told.shift() ?? hall.otherwise
    if (told === 'dead') throw new TypeError('refused')
    if (told === 'hang')
      return new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(new TypeError('aborted'))))
    return answerOf(told)
  }
  const refused: RefusedRow[] = []
  const awaited: string[] = []
  const outbox = new Outbox({
    channels: {
      ratings: (rating: Rating) => ({ path: '/evaluations', json: rating }),
      receipts: (play: string) => ({ path: '/plays', json: { play } }),
    },
    ...(seal && { seals: { ratings: seal } }),
    storage,
    fetch,
    clock,
    date: () => DATE + clock.now(),
    newId: timedIds(() => DATE + clock.now()),
    random: () => 0.999,
    locks,
    log: createLog(() => 0),
    refused: (row) => refused.push(row),
    waits: (channel) => awaited.push(channel),
    signal: end.signal,
  })
  const levels = () => hall.heard.map(({ body }) => (body as Rating).level)
  const waiting = async () => (await storage.waiting('ratings')).map(({ body }) => (body as Rating).level)
  return { clock, hall, fetch, outbox, storage, refused, awaited, end, levels, waiting }
}

/** What somebody beside the page brings it with. */
const brought = (storage: OutboxStorage, fetch: typeof globalThis.fetch, clock: FakeClock): BringContext => ({
  storage,
  fetch,
  clock,
  date: () => DATE,
  signal: new AbortController().signal,
  refused: () => {},
})

describe('what a person may still change', () => {
  it('is on the disk at once and leaves when it is settled, as it was said last, under one id', async () => {
    const { outbox, storage, levels, hall, clock } = rig()
    await outbox.draft('ratings', 'r-1', { level: 2 })
    await outbox.draft('ratings', 'r-1', { level: 4 })
    await clock.pass(9_000)
    assert.deepEqual(levels(), [])
    assert.equal((await storage.waiting('ratings draft')).length, 1)
    await outbox.settle('ratings', 'r-1', { level: 4 })
    await clock.pass(0)
    assert.deepEqual(levels(), [4])
    assert.equal(hall.heard[0]!.key, 'r-1')
    assert.equal((await storage.waiting('ratings draft')).length, 0)
  })

  it('is sent by the next page when the one before died over it', async () => {
    const storage = createMemoryOutbox()
    await rig({ storage }).outbox.draft('ratings', 'r-1', { level: 1 })
    const next = rig({ storage })
    await next.outbox.settleDrafts('ratings')
    await next.clock.pass(0)
    assert.deepEqual(next.levels(), [1])
  })

  it('is not thanked for when it cannot be kept', async () => {
    const full = { ...createMemoryOutbox(), replace: async () => Promise.reject(new Error('QuotaExceeded')) }
    await assert.rejects(rig({ storage: full }).outbox.draft('ratings', 'r-1', { level: 1 }), NotKept)
  })
})

describe('a last word that the disk does not take', () => {
  const filling = () => {
    const memory = createMemoryOutbox()
    const disk = { isFull: false }
    const replace: OutboxStorage['replace'] = async (...row) =>
      disk.isFull ? Promise.reject(new Error('QuotaExceeded')) : memory.replace(...row)
    return { disk, storage: { ...memory, replace } }
  }

  it('is said again until there is room, and then it leaves, though the page lives on', async () => {
    const { disk, storage } = filling()
    const { outbox, levels, clock } = rig({ storage, seal: numbering })
    await outbox.draft('ratings', 'r-1', { level: 2 })
    disk.isFull = true
    await assert.rejects(outbox.settle('ratings', 'r-1', { level: 3 }), NotKept)
    await clock.pass(60_000)
    assert.deepEqual(levels(), [])
    assert.equal(outbox.troubles.get()['ratings'], 'no-disk')
    disk.isFull = false
    await clock.pass(60_000)
    assert.deepEqual(levels(), [3])
    assert.equal((await storage.waiting('ratings draft')).length, 0)
  })

  it('does not keep a page that starts on a full disk from going on', async () => {
    const { disk, storage } = filling()
    await rig({ storage }).outbox.draft('ratings', 'r-1', { level: 1 })
    disk.isFull = true
    const { outbox, levels, clock } = rig({ storage })
    await outbox.settleDrafts('ratings')
    disk.isFull = false
    await outbox.draft('ratings', 'r-2', { level: 5 })
    await clock.pass(60_000)
    assert.deepEqual(levels(), [1], 'and what the next customer still may change stays')
  })
})

/** Numbers what it seals, and takes a turn of the event loop over it. */
const numbering: Seal = async (_id, body: Rating, noted) => {
  const number = ((noted as number | undefined) ?? 0) + 1
  await new Promise((resolve) => setImmediate(resolve))
  return { body: { ...body, number }, note: number }
}
const inTurn = (): Locks => {
  const last = new Map<string, Promise<unknown>>()
  return {
    request: (name, deed) => {
      const done = Promise.resolve(last.get(name)).then(deed)
      const ended = done.catch(() => {})
      last.set(name, ended)
      return done
    },
  }
}
const numbersIn = async (storage: OutboxStorage) =>
  (await storage.waiting('ratings')).map(({ body }) => (body as { number: number }).number)

describe('what is sealed when it is settled', () => {
  it('is numbered in the order it was settled, whoever settles at the same moment, and sent as it was sealed', async () => {
    const { outbox, hall, clock } = rig({ seal: numbering })
    await Promise.all(['a', 'b', 'c'].map((id, level) => outbox.settle('ratings', id, { level })))
    await clock.pass(0)
    assert.deepEqual(
      hall.heard.map(({ key, body }) => [key, body]),
      [
        ['a', { level: 0, number: 1 }],
        ['b', { level: 1, number: 2 }],
        ['c', { level: 2, number: 3 }],
      ],
    )
  })

  it('has no two of one number among the tabs of a browser', async () => {
    const storage = createMemoryOutbox()
    const locks = inTurn()
    const tabs = [rig({ storage, locks, seal: numbering }), rig({ storage, locks, seal: numbering })]
    for (const { hall } of tabs) hall.otherwise = 'hang'
    await Promise.all(
      tabs.flatMap(({ outbox }, tab) => [1, 2].map((id) => outbox.settle('ratings', `${tab}${id}`, { level: 5 }))),
    )
    assert.deepEqual(new Set(await numbersIn(storage)), new Set([1, 2, 3, 4]))
  })

  it('uses no number up when the disk does not take it: the draft lies there for the next page', async () => {
    const memory = createMemoryOutbox()
    let isFull = false
    const storage: OutboxStorage = {
      ...memory,
      replace: async (...row) => (isFull ? Promise.reject(new Error('QuotaExceeded')) : memory.replace(...row)),
    }
    const { outbox, end } = rig({ storage, seal: numbering })
    await outbox.draft('ratings', 'r-1', { level: 2 })
    isFull = true
    await assert.rejects(outbox.settle('ratings', 'r-1', { level: 2 }), NotKept)
    isFull = false
    await outbox.settle('ratings', 'r-2', { level: 3 })
    end.abort()
    const next = rig({ storage, seal: numbering })
    next.hall.otherwise = 'hang'
    await next.outbox.settleDrafts('ratings')
    assert.deepEqual(await numbersIn(storage), [1, 2], 'it leaves in the order of its number')
  })
})

describe('what a person gives', () => {
  it('is on the disk before anyone is thanked, under an id that tells its time', async () => {
    const { outbox, storage, hall, clock } = rig()
    hall.otherwise = 'hang'
    const id = await outbox.put('ratings', { level: 5 })
    assert.deepEqual(await storage.waiting('ratings'), [
      {
        id,
        channel: 'ratings',
        body: { level: 5 },
        letter: { path: '/evaluations', json: { level: 5 } },
        givenAt: DATE + clock.now(),
      },
    ])
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), DATE + clock.now())
  })

  it('is refused honestly when the disk does not take it, and nothing is sent', async () => {
    const full = { ...createMemoryOutbox(), put: async () => Promise.reject(new Error('QuotaExceeded')) }
    const { outbox, hall, clock } = rig({ storage: full })
    await assert.rejects(outbox.put('ratings', { level: 1 }), NotKept)
    await clock.pass(120_000)
    assert.deepEqual(hall.heard, [])
  })

  it('goes where its channel says, with its id as the key, and is forgotten once the hall has it', async () => {
    const { outbox, hall, clock, waiting, storage } = rig()
    hall.told = [201, { status: 200 }, 204]
    const ids = [await outbox.put('ratings', { level: 4 }), await outbox.put('receipts', 'film')]
    await clock.pass(0)
    assert.deepEqual(
      hall.heard.map(({ path, key, body }) => [path, key, body]).toSorted(([one], [other]) => (one! < other! ? -1 : 1)),
      [
        ['/evaluations', ids[0], { level: 4 }],
        ['/plays', ids[1], { play: 'film' }],
      ],
    )
    assert.deepEqual(await waiting(), [])
    assert.deepEqual(await storage.waiting('receipts'), [])
  })

  it('is sent in the order it was given, one at a time, and what cannot leave holds up what came after it', async () => {
    const { outbox, hall, clock, levels, waiting } = rig()
    hall.otherwise = 503
    for (const level of [1, 2, 3]) await outbox.put('ratings', { level })
    await clock.pass(30_000)
    assert.deepEqual([...new Set(levels())], [1])
    assert.deepEqual(await waiting(), [1, 2, 3])
    hall.otherwise = 201
    await clock.pass(10_000)
    assert.deepEqual(levels().slice(-3), [1, 2, 3])
    assert.deepEqual(await waiting(), [])
  })

  it('waits on the disk for the next page', async () => {
    const before = rig()
    before.hall.otherwise = 'dead'
    const id = await before.outbox.put('ratings', { level: 2 })
    await before.clock.pass(5_000)
    before.end.abort()
    const after = rig({ storage: before.storage })
    await after.clock.pass(0)
    assert.deepEqual(
      after.hall.heard.map(({ key }) => key),
      [id],
    )
    assert.deepEqual(await after.waiting(), [])
  })
})

describe('what a page leaves behind', () => {
  it('lies there with the letter that brings it, and somebody is told: not a draft, which may still change', async () => {
    const { outbox, hall, storage, awaited, clock } = rig()
    hall.otherwise = 'dead'
    await outbox.draft('ratings', 'r-1', { level: 2 })
    assert.deepEqual([awaited, (await storage.waiting('ratings draft'))[0]!.letter], [[], undefined])
    await outbox.settle('ratings', 'r-1', { level: 4 })
    await outbox.put('receipts', 'p-1')
    await clock.pass(0)
    const letters = [...(await storage.waiting('ratings')), ...(await storage.waiting('receipts'))]
    assert.deepEqual(
      letters.map(({ letter }) => letter),
      [
        { path: '/evaluations', json: { level: 4 } },
        { path: '/plays', json: { play: 'p-1' } },
      ],
    )
    assert.deepEqual(awaited, ['ratings', 'receipts'])
  })

  it('is brought by somebody who knows nothing of it, in order, and stays from the first that cannot leave', async () => {
    const { outbox, hall, fetch, storage, clock, end, refused, levels } = rig()
    hall.otherwise = 'dead'
    for (const level of [1, 2, 3]) await outbox.put('ratings', { level })
    await clock.pass(0)
    end.abort()
    hall.heard.length = 0
    hall.told.push(201, { status: 409, body: { code: 'grant-answered' } })
    const context = { ...brought(storage, fetch, clock), refused: (row: RefusedRow) => refused.push(row) }
    assert.equal((await bringWaiting(context, 'ratings'))?.why, 'no-answer')
    assert.deepEqual(levels(), [1, 2, 3])
    assert.deepEqual(
      (await storage.waiting('ratings')).map(({ body }) => body),
      [{ level: 3 }],
    )
    assert.deepEqual([refused.length, (await storage.refused())[0]!.code], [1, 'grant-answered'])
    hall.otherwise = 200
    assert.equal(await bringWaiting(context, 'ratings'), null)
    assert.equal((await storage.waiting('ratings')).length, 0)
  })

  it('was kept without a letter by an earlier version: its channel writes it, and a stranger leaves it alone', async () => {
    const storage = createMemoryOutbox()
    await storage.put({ id: 'old', channel: 'ratings', body: { level: 5 }, givenAt: 0 })
    const nobody = async (): Promise<Response> => assert.fail('nothing is sent')
    assert.equal(await bringWaiting(brought(storage, nobody, new FakeClock()), 'ratings'), null)
    const next = rig({ storage })
    await next.clock.pass(0)
    assert.deepEqual([next.levels(), (await storage.waiting('ratings')).length], [[5], 0])
  })
})

describe('an outbox whose hall does not take a row now', () => {
  for (const [what, told] of [
    ['is in trouble', 503],
    ['is full', 507],
    ['has too much to do', 429],
    ['cannot be reached', 'dead'],
    ['is hidden behind a page that says 200', { status: 200, body: '<html>Sign in to the Wi-Fi</html>' }],
    ['is hidden behind a page that says 404', { status: 404, body: '<html>Not found</html>' }],
  ] as const) {
    it(`keeps it and goes on trying while the hall ${what}, without end`, async () => {
      const { outbox, hall, clock, waiting, refused } = rig()
      hall.otherwise = told
      await outbox.put('ratings', { level: 5 })
      await clock.pass(3_600_000)
      assert.ok(hall.heard.length > 300 && hall.heard.length < 500, `${hall.heard.length} tries in an hour`)
      assert.equal(new Set(hall.heard.map(({ key }) => key)).size, 1, 'always the same key')
      assert.deepEqual([await waiting(), refused], [[5], []])
      assert.equal(outbox.troubles.get()['ratings'], 'no-answer')
      hall.otherwise = 200
      await clock.pass(11_000)
      assert.deepEqual(await waiting(), [])
      assert.equal(outbox.troubles.get()['ratings'], null)
    })
  }

  it('gives a request up that has no answer, and asks again under the same key', async () => {
    const { outbox, hall, clock, waiting } = rig()
    hall.told = ['hang']
    await outbox.put('ratings', { level: 5 })
    await clock.pass(9_999)
    assert.equal(hall.heard.length, 1)
    await clock.pass(1_000)
    assert.equal(hall.heard.length, 2)
    assert.equal(hall.heard[0]!.key, hall.heard[1]!.key)
    assert.deepEqual(await waiting(), [])
  })

  it('leaves the hall alone for as long as it asks, whoever gives more meanwhile', async () => {
    const { outbox, hall, clock } = rig()
    hall.told = [{ status: 503, headers: { 'retry-after': '20' } }]
    await outbox.put('ratings', { level: 5 })
    await clock.pass(10_000)
    await outbox.put('ratings', { level: 4 })
    outbox.flush()
    await clock.pass(9_900)
    assert.equal(hall.heard.length, 1)
    await clock.pass(1_000)
    assert.equal(hall.heard.length, 3)
  })

  for (const [status, code] of [
    [401, 'no-credentials'],
    [403, 'no-right'],
  ] as const)
    it(`keeps what it may not send, and waits for a right: ${status} is for people to put right`, async () => {
      const { outbox, hall, clock, waiting } = rig()
      hall.otherwise = { status, body: { code } }
      await outbox.put('ratings', { level: 5 })
      await clock.pass(90_000)
      assert.ok(hall.heard.length >= 6 && hall.heard.length <= 12, `${hall.heard.length} tries`)
      assert.equal(outbox.troubles.get()['ratings'], 'no-right')
      hall.otherwise = 201
      outbox.flush()
      await clock.pass(0)
      assert.deepEqual(await waiting(), [])
    })

  it('tries at once when the network is back, and when something new is given', async () => {
    const { outbox, hall, clock } = rig()
    hall.otherwise = 'dead'
    await outbox.put('ratings', { level: 5 })
    await clock.pass(60_000)
    const tries = hall.heard.length
    outbox.flush()
    await clock.pass(0)
    assert.equal(hall.heard.length, tries + 1)
    await outbox.put('ratings', { level: 4 })
    await clock.pass(0)
    assert.equal(hall.heard.length, tries + 2)
  })
})

describe('what the hall will never take', () => {
  it('is set aside with what the hall said and told, and what came after it goes on', async () => {
    const { outbox, hall, clock, storage, refused, waiting } = rig()
    hall.told = [{ status: 409, body: { code: 'already-rated' } }]
    const id = await outbox.put('ratings', { level: 1 })
    await outbox.put('ratings', { level: 2 })
    await clock.pass(0)
    assert.deepEqual(await waiting(), [])
    assert.deepEqual(await storage.refused(), refused)
    assert.deepEqual(
      refused.map(({ id, status, code, body }) => ({ id, status, code, body })),
      [{ id, status: 409, code: 'already-rated', body: { level: 1 } }],
    )
  })
})

describe('several tabs of one device', () => {
  it('send each row once where there are locks', async () => {
    const storage = createMemoryOutbox()
    const clock = new FakeClock()
    const locks = inTurn()
    const [one, other] = [rig({ storage, clock, locks }), rig({ storage, clock, locks })]
    for (const level of [1, 2, 3]) await one.outbox.put('ratings', { level })
    other.outbox.flush()
    await clock.pass(0)
    assert.deepEqual(
      [...one.levels(), ...other.levels()].toSorted((a, b) => a - b),
      [1, 2, 3],
    )
  })

  it('send nothing under two keys where there are none', async () => {
    const storage = createMemoryOutbox()
    const clock = new FakeClock()
    const [one, other] = [rig({ storage, clock }), rig({ storage, clock })]
    await one.outbox.put('ratings', { level: 1 })
    other.outbox.flush()
    await clock.pass(0)
    const keys = [...one.hall.heard, ...other.hall.heard].map(({ key }) => key)
    assert.equal(new Set(keys).size, 1)
    assert.deepEqual(await one.waiting(), [])
  })

  it('one sends within a minute what a dead one has left', async () => {
    const storage = createMemoryOutbox()
    const { clock, hall, waiting } = rig({ storage })
    await clock.pass(1_000)
    await storage.put({ id: 'left', channel: 'ratings', body: { level: 3 }, givenAt: 0 })
    await clock.pass(60_000)
    assert.deepEqual(
      hall.heard.map(({ key }) => key),
      ['left'],
    )
    assert.deepEqual(await waiting(), [])
  })
})

describe('a disk that fails under an outbox', () => {
  it('is trouble that is told, and sending goes on when it comes back', async () => {
    const memory = createMemoryOutbox()
    let fails = true
    const storage: OutboxStorage = {
      ...memory,
      waiting: (channel) => (fails ? Promise.reject(new Error('disk')) : memory.waiting(channel)),
    }
    await memory.put({ id: 'a', channel: 'ratings', body: { level: 3 }, givenAt: 0 })
    const { outbox, clock, hall, end } = rig({ storage })
    await clock.pass(5_000)
    assert.equal(outbox.troubles.get()['ratings'], 'no-disk')
    fails = false
    await clock.pass(10_000)
    assert.deepEqual(
      hall.heard.map(({ key }) => key),
      ['a'],
    )
    end.abort()
    await clock.pass(0)
    assert.equal(clock.waiting, 0, 'an ended outbox leaves no timer')
  })
})
