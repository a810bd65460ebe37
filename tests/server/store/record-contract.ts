import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type AuditAct, findFault, FIRST_HEAD, type Seal } from '#server/store/audit.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { type EventStore, SequenceTaken } from '#server/store/event-store.ts'
import type { RecordStore } from '#server/store/record-store.ts'
import { batch, event, TEN_OCLOCK } from './fixtures.ts'

export interface RecordsUnderTest {
  readonly store: RecordStore
  /** The halls' logs beside it. */
  readonly log: EventStore
  readonly dispose: () => Promise<void>
}

export const act = (name: string): AuditAct => ({
  at: instantOf(TEN_OCLOCK),
  hall: null,
  actor: 'person:admin',
  act: name,
  subject: 'people/li',
  data: { role: 'clerk' },
})

/** What every keeper of people, devices and acts must do. */
export function recordStoreContract(name: string, seal: Seal, make: () => Promise<RecordsUnderTest>): void {
  describe(`people and devices kept in ${name}`, () => {
    let under: RecordsUnderTest
    let store: RecordStore
    before(async () => {
      under = await make()
      store = under.store
    })
    after(() => under.dispose())

    test('records come back by kind and id, the last word of each, and go when they are removed', async () => {
      await store.commit({
        put: [
          { kind: 'person', id: 'wang', value: { name: '王磊' } },
          { kind: 'person', id: 'li', value: { name: '李娜' } },
          { kind: 'session', id: 'li', value: null },
        ],
      })
      await store.commit({ put: [{ kind: 'person', id: 'wang', value: { name: '王磊', left: true } }] })
      assert.deepEqual(await store.all('person'), [
        { kind: 'person', id: 'li', value: { name: '李娜' } },
        { kind: 'person', id: 'wang', value: { name: '王磊', left: true } },
      ])
      await store.commit({ remove: [{ kind: 'person', id: 'li' }] })
      assert.deepEqual(
        (await store.all('person')).map(({ id }) => id),
        ['wang'],
      )
      assert.equal((await store.all('session')).length, 1)
    })

    test('what a hall’s facts make of a device is on record with them, or not at all', async () => {
      const hall = 'h' as HallId
      await under.log.open(hall, 'e')
      const device = { kind: 'device', id: 'pad', value: { label: '3' } } as const
      const records = { put: [device] }
      await assert.rejects(under.log.append(hall, batch({ events: [event(2)], records })), SequenceTaken)
      assert.deepEqual(await store.all('device'), [])
      await under.log.append(hall, batch({ events: [event(1)], records }))
      assert.deepEqual(await store.all('device'), [device])
      await under.log.append(hall, batch({ events: [event(2)], records: { remove: [device] } }))
      assert.deepEqual(await store.all('device'), [])
    })

    test('acts make one chain over all commits, which holds', async () => {
      assert.deepEqual(await store.auditHead(), FIRST_HEAD)
      await store.commit({ audit: [act('person-created'), act('person-renamed')] })
      await store.commit({ put: [{ kind: 'token', id: 't', value: 1 }], audit: [act('token-created')] })
      const entries = await store.audit(0, 100)
      assert.deepEqual(
        entries.map(({ number, act }) => [number, act]),
        [
          [1, 'person-created'],
          [2, 'person-renamed'],
          [3, 'token-created'],
        ],
      )
      const head = await store.auditHead()
      assert.equal(head.hash, entries[2]!.hash)
      assert.equal(findFault(entries, seal, [head]), null)
      assert.deepEqual(
        (await store.audit(2, 100)).map(({ number }) => number),
        [3],
      )
    })
  })
}
