import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EMPTY_FOLD, foldEvent } from '#server/hall/fold.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import { settled } from './hand-clock.ts'
import { HandSink } from './hand-sink.ts'
import { openRig, ToldStore } from './rig.ts'

/** One thing that may happen at any moment of a hall's day. */
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('issue' as const), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('connect' as const), back: fc.integer({ min: 0, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('hold' as const, 'release' as const), reader: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('turn' as const), count: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('slow disk' as const, 'quick disk' as const, 'failing disk' as const) }),
  },
)

/** A store whose every reading and writing takes as many turns as it is told. */
class SlowStore extends ToldStore {
  turns = 0

  override async append(...given: Parameters<ToldStore['append']>): Promise<void> {
    await settled(this.turns)
    await super.append(...given)
    await settled(this.turns)
  }

  override async read(...given: Parameters<ToldStore['read']>): Promise<readonly StoredEvent[]> {
    await settled(this.turns)
    const events = await super.read(...given)
    await settled(this.turns)
    return events.slice(0, 2)
  }
}

interface Reading {
  readonly sink: HandSink
  readonly from: number
}

async function live(day: readonly (typeof deed extends fc.Arbitrary<infer D> ? D : never)[]) {
  const store = new SlowStore()
  const rig = await openRig({ store })
  const readers: Reading[] = []
  const asked: Promise<boolean>[] = []
  const until = new AbortController()
  for (const step of day) {
    if (step.do === 'issue')
      for (let count = 0; count < step.count; count++)
        asked.push(
          rig.issue().then(
            () => true,
            () => false,
          ),
        )
    else if (step.do === 'connect') {
      const from = Math.max(0, rig.hall.fold().queue.sequence - step.back)
      const sink = new HandSink()
      readers.push({ sink, from })
      void rig.hall.stream({ epoch: rig.hall.epoch, sequence: from }, 'public', sink, until.signal)
    } else if (step.do === 'hold') readers[step.reader % readers.length]?.sink.hold()
    else if (step.do === 'release') readers[step.reader % readers.length]?.sink.release()
    else if (step.do === 'turn') await settled(step.count)
    else if (step.do === 'failing disk') store.failures.push(new Error('the disk'))
    else store.turns = step.do === 'slow disk' ? 2 : 0
  }
  store.turns = 0
  const granted = (await Promise.all(asked)).filter(Boolean).length
  for (const { sink } of readers) sink.release()
  // Pages of two events: as many turns as the longest backlog may take.
  await settled(200)
  const log = store.batches.flatMap(({ events }) => events)
  const fold = rig.hall.fold()
  until.abort()
  await rig.hall.close()
  return { log, readers, fold, granted }
}

test('however commits, readers and disks interleave, every reader gets every event after its position, once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 60, size: 'max' }), async (day) => {
      const { log, readers, fold, granted } = await live(day)
      assert.deepEqual(
        log.map(({ sequence }) => sequence),
        log.map((_, index) => index + 1),
      )
      assert.equal(
        log.filter(({ type }) => type === 'ticket.issued').length,
        granted,
        'a ticket for each who was given one, and no other',
      )
      assert.deepEqual(fold, log.reduce(foldEvent, EMPTY_FOLD))
      for (const { sink, from } of readers) {
        assert.deepEqual(
          sink.positions,
          log.slice(from).map(({ sequence }) => `epoch1:${sequence}`),
        )
        assert.equal(sink.of('snapshot').length, 0)
      }
    }),
    { numRuns: 100 },
  )
})
