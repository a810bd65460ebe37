import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StaffId } from '#shared/domain/queue/ids.ts'
import { firstAdmin } from '#server/people/first-start.ts'
import { from, GOOD, openPeople } from './rig.ts'

const DAY = 24 * 3_600_000

test('the first admin sets a password with the code of the start, once; until then each start makes another', async () => {
  const { people } = await openPeople()
  const first = await firstAdmin(people, null, ['zh'])
  const second = await firstAdmin(people, null, ['zh'])
  assert.ok(first && second && first !== second)
  assert.equal((await people.signIn.withCode(first, GOOD, from())).kind, 'unknown')
  // As a Chinese keyboard writes it in full width.
  const wide = (text: string) => text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  const typed = `　${wide(second.toLowerCase())} `
  assert.equal((await people.signIn.withCode(typed, GOOD, from())).kind, 'in')
  assert.equal((await people.signIn.withCode(second, GOOD, from())).kind, 'unknown', 'it is spent')
  assert.equal(await firstAdmin(people, null, ['zh']), null)
  assert.equal((await people.signIn.withPassword('admin', GOOD, from())).kind, 'in')
})

test('a password the server is started with is the first admin’s, and no later start changes it', async () => {
  const { people } = await openPeople()
  assert.equal(await firstAdmin(people, GOOD, ['zh']), null)
  assert.equal(await firstAdmin(people, 'another good one', ['zh']), null)
  assert.equal((await people.signIn.withPassword('admin', GOOD, from())).kind, 'in')
  assert.equal((await people.signIn.withPassword('admin', 'another good one', from())).kind, 'wrong')
})

test('two at once with one code: one of them has it', async () => {
  const { people } = await openPeople()
  const code = (await firstAdmin(people, null, ['zh']))!
  const both = await Promise.all([people.signIn.setPassword(code, GOOD), people.signIn.setPassword(code, `${GOOD} 2`)])
  assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['set', 'unknown'])
})

test('a password too short, too plain or made of the name is refused, and the code still holds', async () => {
  const { people } = await openPeople()
  const code = (await firstAdmin(people, null, ['zh']))!
  for (const weak of ['short', '1111111111', 'ababababab', 'my admin word', 'x'.repeat(300)])
    assert.equal((await people.signIn.setPassword(code, weak)).kind, 'weak', weak)
  for (const good of ['天地玄黄宇宙洪荒日月']) assert.equal((await people.signIn.setPassword(code, good)).kind, 'set')
})

test('a reset voids the old password and every session; its code holds for a day', async () => {
  const { people, later, add, signIn, acts } = await openPeople()
  const wang = await add('wang')
  const { session } = await signIn('wang')
  const first = await people.office.reset(wang.id, 'person:admin')
  assert.ok(first.ok)
  assert.equal(await people.bySession(session), null)
  assert.equal((await people.signIn.withPassword('wang', GOOD, from())).kind, 'wrong')
  await later(DAY)
  assert.equal((await people.signIn.withCode(first.code, GOOD, from())).kind, 'unknown', 'a day later')
  const second = await people.office.reset(wang.id, 'person:admin')
  assert.ok(second.ok)
  assert.equal((await people.signIn.withCode(second.code, GOOD, from())).kind, 'in')
  assert.deepEqual((await acts()).slice(-4), ['password-reset', 'password-reset', 'password-set', 'signed-in'])
})

test('with other rights somebody signs in anew; with another name they go on', async () => {
  const { people, add, signIn } = await openPeople()
  const li = await add('li', 'clerk')
  const { session } = await signIn('li')
  await people.office.change(li.id, { name: '李娜' }, 'person:admin')
  assert.equal((await people.bySession(session))?.role, 'clerk')
  await people.office.change(li.id, { role: 'manager', staff: null }, 'person:admin')
  assert.equal(await people.bySession(session), null)
})

test('nobody takes a name that somebody has, and the last admin stays one', async () => {
  const { people, add } = await openPeople()
  const boss = await add('boss', 'admin')
  const facts = { user: 'BOSS', name: 'x', role: 'manager', staff: null, halls: 'all' } as const
  assert.deepEqual(await people.office.add(facts, 'x'), { ok: false, code: 'user-taken' })
  assert.deepEqual(await people.office.change(boss.id, { role: 'manager' }, 'x'), { ok: false, code: 'last-admin' })
  assert.deepEqual(await people.office.remove(boss.id, 'x'), { ok: false, code: 'last-admin' })
  const other = await add('other', 'admin')
  const both = await Promise.all([people.office.remove(boss.id, 'x'), people.office.remove(other.id, 'x')])
  assert.deepEqual(
    both.map(({ ok }) => ok),
    [true, false],
    'two at once do not leave the server without one',
  )
})

test('a token opens what it is for until it is revoked, and then its streams end', async () => {
  const { people, store } = await openPeople()
  const made = await people.tokens.add('排队机', 'all', 'person:admin')
  assert.ok(made.ok)
  assert.deepEqual(await people.tokens.add('排队机', 'all', 'person:admin'), { ok: false, code: 'label-taken' })
  const known = await people.tokens.bySecret(made.secret)
  assert.equal(known?.token, made.token.id)
  assert.doesNotMatch(JSON.stringify(await store.all('token')), new RegExp(made.secret))
  const stream = people.lasting(known)
  await people.tokens.revoke(made.token.id, 'person:admin')
  assert.deepEqual([stream.aborted, await people.tokens.bySecret(made.secret)], [true, null])
})

test('what is kept after a restart is what was there, and neither store nor chain holds a secret', async () => {
  const first = await openPeople()
  const li = await first.add('li', 'clerk')
  const signed = await first.signIn('li')
  const code = await first.people.office.reset((await first.add('zhang')).id, 'person:admin')
  assert.ok(code.ok)
  const second = await openPeople(first.store, first.clock)
  assert.deepEqual(await second.people.bySession(signed.session), {
    kind: 'person',
    person: li.id,
    role: 'clerk',
    staff: 'li-na' as StaffId,
    halls: 'all',
    session: (await first.people.bySession(signed.session))!.session,
  })
  assert.ok(await second.signIn('li', from('10.0.0.5')))
  const kept = JSON.stringify([
    await first.store.all('person'),
    await first.store.all('session'),
    await first.store.audit(0, 100),
  ])
  for (const secret of [signed.session, signed.browser, code.code]) assert.ok(!kept.includes(secret), secret)
})

test('what the disk has no room for has not happened', async () => {
  const { people, store, add, signIn } = await openPeople()
  const wang = await add('wang')
  const { session } = await signIn('wang')
  store.commit = () => Promise.reject(new Error('full'))
  await assert.rejects(people.office.remove(wang.id, 'person:admin'))
  await assert.rejects(people.signOut(session))
  assert.ok(await people.bySession(session))
  assert.ok(people.person(wang.id))
})
