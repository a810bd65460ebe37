import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AuditSchema } from '#shared/protocol/schemas/people.ts'
import { findFault } from '#server/store/audit.ts'
import { openReal } from './real-hall.ts'
import { HALL, OTHER, OTHER_HALL } from './rig.ts'

const BOARD = { kind: 'call-board' }

/** Two halls with a manager each, one of both, and a clerk in each. */
async function twoHalls() {
  const real = await openReal({}, [OTHER_HALL])
  const here = await real.join('here', 'manager', undefined, ['demo'])
  const there = await real.join('there', 'manager', undefined, ['other'])
  const both = await real.join('both', 'manager', undefined, 'all')
  const li = await real.join('li', 'clerk', 'li-na', ['demo'])
  const wang = await real.join('wang', 'clerk', 'wang-lei', ['other'])
  const read = async (who: { cookie: string }, query = '?limit=500') => {
    const { status, body } = await real.send(`/api/v1/audit${query}`, { headers: { cookie: who.cookie } })
    assert.equal(status, 200, JSON.stringify(body))
    const { head, entries } = AuditSchema.parse(body)
    return { head, entries, told: entries.map(({ act, hall, subject }) => `${act} ${hall ?? ''} ${subject}`) }
  }
  const end = (hall: string, who: { cookie: string }) =>
    real.post(`${hall}/counters/3/open`, { staff: 'li-na' }, { cookie: who.cookie })
  return { ...real, here, there, both, li, wang, read, end }
}

test('a manager reads the acts of their own halls and people, and nothing of another hall but the head of the chain', async () => {
  const { here, there, both, li, wang, admin, read, end, pair, post, close } = await twoHalls()
  await end(HALL, here)
  await end(OTHER, there)
  await pair(there, BOARD, 'other')
  await post('/api/v1/tokens', { label: '排队机', halls: ['other'] }, admin)
  const all = await read(admin)
  assert.equal(all.entries.length, all.head.number)
  const mine = await read(here)
  assert.deepEqual(mine.head, all.head, 'what was cut off shows against the head, whoever looks')
  const text = JSON.stringify(mine.entries)
  for (const secret of ['"other"', there.id, wang.id, 'wang', '排队机']) assert.ok(!text.includes(secret), secret)
  for (const own of [`counter-open demo counters/3`, `person-created  people/${li.id}`, `signed-in  people/${li.id}`])
    assert.ok(mine.told.includes(own), own)
  assert.ok(mine.told.includes(`person-created  people/${both.id}`), 'who is of all halls is of this one')
  const theirs = await read(there)
  assert.ok(theirs.told.includes('counter-open other counters/3'))
  assert.ok(theirs.told.some((one) => one.startsWith('device-paired other ')))
  assert.ok(!JSON.stringify(theirs.entries).includes(li.id))
  const whole = await read(both)
  assert.ok(whole.told.includes('counter-open demo counters/3') && whole.told.includes('counter-open other counters/3'))
  assert.ok(!JSON.stringify(whole.entries).includes('排队机'), 'tokens are the admin’s')
  await close()
})

test('who moves to another hall takes their acts along; who is gone is remembered by the halls they had', async () => {
  const { here, there, li, wang, admin, patch, drop, read, close } = await twoHalls()
  const seen = async (who: { cookie: string }, id: string) =>
    (await read(who)).told.filter((one) => one.endsWith(`people/${id}`)).map((one) => one.split(' ')[0])
  await patch(`/api/v1/people/${wang.id}`, { halls: ['demo'] }, admin)
  assert.deepEqual(await seen(there, wang.id), [])
  assert.ok(!(await seen(here, wang.id)).includes('person-created'), 'made for the other hall')
  assert.ok((await seen(here, wang.id)).includes('person-changed'))
  await drop(`/api/v1/people/${li.id}`, admin)
  assert.deepEqual(await seen(here, li.id), ['person-created', 'person-removed'])
  assert.deepEqual(await seen(there, li.id), [])
  await close()
})

test('somebody’s few acts are found among those of others, after a number too', async () => {
  const { here, there, admin, read, end, post, close } = await twoHalls()
  await end(HALL, here)
  const { number } = (await read(admin)).head
  await end(OTHER, there)
  for (let more = 0; more < 30; more++) await post(`${OTHER}/counters/3/${more % 2 ? 'resume' : 'pause'}`, {}, there)
  assert.deepEqual((await read(here, '?limit=2')).told.at(-1), 'counter-open demo counters/3')
  await post(`${HALL}/counters/3/pause`, {}, { cookie: here.cookie })
  assert.deepEqual((await read(here, `?after=${number}&limit=2`)).told, ['counter-pause demo counters/3'])
  assert.equal((await read(admin, `?after=${number}&limit=2`)).entries.length, 2)
  await close()
})

test('what was written before is sealed as ever', async () => {
  const { records, li, admin, drop, close } = await twoHalls()
  await drop(`/api/v1/people/${li.id}`, admin)
  const entries = await records.audit(0, 1_000)
  assert.equal(
    findFault(entries, (text) => String(text.length), [await records.auditHead()]),
    null,
  )
  await close()
})
