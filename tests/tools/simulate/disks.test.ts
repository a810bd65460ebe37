import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { answer, batch, event } from '#tests/server/store/fixtures.ts'
import { eventStoreContract } from '#tests/server/store/contract.ts'
import { OUTBOX_CONTRACT } from '#tests/shared/storage/outbox-contract.ts'
import { OutboxDisk } from '#tools/simulate/device/device-disk.ts'
import { BOUNDARIES, type Boundary, DiskStore } from '#tools/simulate/hall/disk-store.ts'
import { Disk, type Ending } from '#tools/simulate/hall/disk.ts'
import { Dice } from '#tools/simulate/world/dice.ts'
import type { Process } from '#tools/simulate/world/process.ts'

const HALL = 'small' as HallId
/** A program for which no time passes. */
const PROMPT = { pass: async () => {} } as unknown as Process

const openOn = (disk: Disk, process = PROMPT, reached: (boundary: Boundary) => void = () => {}) =>
  DiskStore.open({ disk, process, dice: new Dice(1, 'store'), reached })

eventStoreContract('the simulated disk', async () => {
  const disk = new Disk(new Dice(1, 'disk'))
  return { store: await openOn(disk), reopen: () => openOn(disk), dispose: async () => {} }
})

/** A commit that dies at a boundary, and how much of it the next server finds. */
async function dieAt(at: Boundary, ending: Ending, seed: number): Promise<number> {
  const disk = new Disk(new Dice(seed, 'disk'))
  let isArmed = false
  let isDead = false
  const died = new Promise<void>((resolve) => {
    const process = { pass: () => (isDead ? new Promise<void>(() => {}) : Promise.resolve()) } as unknown as Process
    void openOn(disk, process, (boundary) => {
      if (!isArmed || boundary !== at) return
      isDead = true
      disk.crash(ending)
      resolve()
    }).then(async (store) => {
      await store.open(HALL, 'e1')
      await store.append(HALL, batch({ events: [event(1)] }))
      isArmed = true
      await store.append(HALL, batch({ events: [event(2), event(3)], answers: [answer('k')] }))
    })
  })
  await died
  const next = await openOn(disk)
  const { sequence } = await next.open(HALL, 'e2')
  const kept = (await next.answer(HALL, 'clerk POST /x', 'k')) !== null
  assert.equal(kept, sequence === 3, 'its answer with its events or neither')
  return sequence
}

describe('the simulated disk of the hall', () => {
  for (const boundary of BOUNDARIES)
    for (const ending of ['kill', 'power-cut'] as const) {
      it(`keeps a commit whole or not at all when a ${ending} comes while it is ${boundary}`, async () => {
        const found = new Set<number>()
        for (let seed = 1; seed <= 40; seed++) found.add(await dieAt(boundary, ending, seed))
        const lucky = ending === 'power-cut' ? [1, 3] : [3]
        const expected = boundary === 'synced' ? [3] : boundary === 'written' ? lucky : [1]
        assert.deepEqual(
          [...found].toSorted((one, other) => one - other),
          expected,
        )
      })
    }
})

describe('a simulated disk that does not write through', () => {
  const failed = async (): Promise<{ disk: Disk; store: DiskStore }> => {
    const disk = new Disk(new Dice(1, 'disk'))
    const store = await openOn(disk)
    await store.open(HALL, 'e1')
    disk.fails = 'sync'
    await assert.rejects(store.append(HALL, batch({ events: [event(1)] })), /does not write through/)
    disk.fails = null
    return { disk, store }
  }

  it('takes the failed commit back: the next one stands in its place', async () => {
    const { disk, store } = await failed()
    assert.deepEqual(await store.read(HALL, 0, 9), [])
    await store.append(HALL, batch({ events: [event(1), event(2)] }))
    assert.equal((await (await openOn(disk)).open(HALL, 'e2')).sequence, 2)
  })

  it('may bring it back when the server dies before the next', async () => {
    const { disk } = await failed()
    disk.crash('kill')
    assert.equal((await (await openOn(disk)).open(HALL, 'e2')).sequence, 1)
  })
})

describe('the simulated outbox of a device', () => {
  for (const { title, run } of OUTBOX_CONTRACT)
    it(title, () => {
      const disk = new OutboxDisk(new Dice(1, 'outbox'), { forgotten: () => {}, setAside: () => {} })
      return run(disk.open(PROMPT))
    })

  it('rejects when it is full, and keeps nothing then', async () => {
    const disk = new OutboxDisk(new Dice(1, 'outbox'), { forgotten: () => {}, setAside: () => {} })
    disk.isFull = true
    await assert.rejects(disk.open(PROMPT).put({ id: 'a', channel: 'x', body: 1, givenAt: 0 }), /QuotaExceeded|no room/)
    assert.deepEqual(disk.shelf.waiting, [])
  })
})
