import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AuditEntry, findFault, FIRST_HEAD, nextEntry } from '#server/store/audit.ts'
import { hmacSeal } from '#server/node/seal.ts'
import { openSqlite } from '#server/node/sqlite-database.ts'
import { SqliteRecordStore } from '#server/node/sqlite-record-store.ts'
import { act } from './record-contract.ts'

const seal = hmacSeal(Buffer.from('the hall’s key'))

function chain(length: number, key = seal): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let index = 0; index < length; index++)
    entries.push(nextEntry(entries.at(-1) ?? FIRST_HEAD, act(`act-${index}`), key))
  return entries
}

test('any edit, deletion or reorder of any entry shows, and where', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }),
      fc.nat(11),
      fc.constantFrom('edit', 'delete', 'swap', 'hash'),
      (length, at, how) => {
        const entries = chain(length)
        const last = entries.at(-1)!
        const index = at % length
        const victim = entries[index]!
        if (how === 'edit') entries[index] = { ...victim, actor: 'person:nobody' }
        if (how === 'hash')
          entries[index] = nextEntry(
            entries[index - 1] ?? FIRST_HEAD,
            { ...victim, act: 'nothing' },
            hmacSeal(Buffer.from('guessed')),
          )
        if (how === 'delete') entries.splice(index, 1)
        if (how === 'swap')
          entries.splice(index % (length - 1), 2, entries[(index % (length - 1)) + 1]!, entries[index % (length - 1)]!)
        const fault = findFault(entries, seal, [last])
        assert.ok(fault, how)
        assert.ok(fault.number <= length)
      },
    ),
  )
  assert.equal(findFault(chain(12), seal, []), null)
})

test('an end that was cut off shows against a head written down before, and a chain made anew with the key does too', () => {
  const entries = chain(9)
  const head = entries[6]!
  assert.deepEqual(findFault(entries.slice(0, 5), seal, [head]), { number: 6, kind: 'cut-off' })
  assert.equal(findFault(entries.slice(0, 8), seal, [head]), null)
  const anew = chain(9).map((_, index, all) => nextEntry(all[index - 1] ?? FIRST_HEAD, act('other'), seal))
  assert.ok(findFault(anew, seal, [head]))
})

test('the file itself refuses to change, drop, replace or skip an act, whoever asks', async () => {
  const handle = await openSqlite(':memory:', seal)
  const store = new SqliteRecordStore(handle)
  await store.commit({ audit: [act('one'), act('two')] })
  for (const sql of [
    "update audit set actor = 'x' where number = 1",
    'delete from audit where number = 2',
    'insert into audit select 9, at, actor, act, subject, data, previous, hash, hall from audit where number = 1',
    "replace into audit select 2, at, actor, 'x', subject, data, previous, hash, hall from audit where number = 1",
  ])
    assert.throws(() => handle.driver.exec(sql), /the audit log/, sql)
  assert.equal((await store.audit(0, 9)).length, 2)
  await handle.db.destroy()
})

test('what fails leaves no act behind', async () => {
  const handle = await openSqlite(':memory:', seal)
  const store = new SqliteRecordStore(handle)
  await assert.rejects(
    store.commit({ audit: [act('one')], put: [{ kind: 'person', id: null as unknown as string, value: 1 }] }),
  )
  assert.deepEqual(await store.auditHead(), FIRST_HEAD)
  await handle.db.destroy()
})
