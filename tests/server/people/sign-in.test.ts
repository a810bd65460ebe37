import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NoTurn } from '#server/people/fair-turns.ts'
import { hashOfSecret } from '#server/people/secrets.ts'
import { settled } from '#tests/server/hall/hand-clock.ts'
import { from, GOOD, openPeople } from './rig.ts'

const HOUR = 3_600_000

test('somebody signs in however they type their name, and each browser is a session of its own', async () => {
  const { people, add, signIn } = await openPeople()
  const wang = await add('Wang.Lei')
  const desk = await signIn('  wang.LEI ')
  const phone = await signIn('wang.lei', from('10.0.0.2'))
  assert.equal((await people.bySession(desk.session))?.person, wang.id)
  await people.signOut(desk.session)
  assert.equal(await people.bySession(desk.session), null)
  assert.ok(await people.bySession(phone.session), 'the other browser stays')
  assert.equal(await people.bySession('guess'), null)
})

test('a wrong password and a name that nobody has are told apart by nothing, and cost the same hash', async () => {
  const { people, hasher, add } = await openPeople()
  await add('wang')
  const before = hasher.checks
  assert.deepEqual(await people.signIn.withPassword('wang', 'wrong', from()), { kind: 'wrong' })
  assert.deepEqual(await people.signIn.withPassword('nobody', 'wrong', from()), { kind: 'wrong' })
  assert.equal(hasher.checks - before, 2)
  const waits: string[] = []
  for (const user of ['wang', 'nobody'])
    for (let guess = 0; guess < 8; guess++) waits.push((await people.signIn.withPassword(user, 'x', from())).kind)
  assert.deepEqual(waits.slice(0, 8), waits.slice(8))
})

test('1,000 guesses of a stranger get fifteen looks in a quarter of an hour, and keep the owner out nowhere', async () => {
  const { people, hasher, clock, add, signIn } = await openPeople()
  await add('wang')
  const home = await signIn('wang', from('10.0.0.9'))
  const before = hasher.checks
  const startedAt = clock.monotonic()
  for (let guess = 0; guess < 1_000; guess++) {
    await people.signIn.withPassword('wang', `guess ${guess}`, from('10.6.6.6'))
    await clock.pass(1_000)
  }
  const looked = hasher.checks - before
  assert.equal(looked, 15, `looked at in ${(clock.monotonic() - startedAt) / 1000} s`)
  assert.equal((await people.signIn.withPassword('wang', GOOD, from('10.6.6.6'))).kind, 'wait', 'the stranger waits')
  assert.ok(await signIn('wang', from('10.0.0.7')), 'the owner, in a browser never seen, from elsewhere')
  assert.ok(
    await signIn('wang', from('10.6.6.6', home.browser)),
    'the owner, in a known browser at the very same address',
  )
  assert.equal(
    (await people.signIn.withPassword('wang', GOOD, from('10.6.6.6', 'x'.repeat(22)))).kind,
    'wait',
    'a made-up browser',
  )
})

test('a hundred guesses at the same moment are a hundred', async () => {
  const { people, hasher, add } = await openPeople()
  await add('wang')
  const before = hasher.checks
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, (_, guess) => people.signIn.withPassword('wang', `${guess}`, from())),
  )
  assert.ok(hasher.checks - before <= 5)
  assert.ok(answers.filter((answer) => answer.status === 'fulfilled' && answer.value.kind === 'wait').length >= 95)
})

test('the waits double up to five minutes and are forgotten after an hour', async () => {
  const { people, clock, add } = await openPeople()
  await add('wang')
  const ask = () => people.signIn.withPassword('wang', 'wrong', from())
  for (let free = 0; free < 5; free++) assert.equal((await ask()).kind, 'wrong')
  const waits: number[] = []
  for (let turn = 0; turn < 11; turn++) {
    const answer = await ask()
    assert.ok(answer.kind === 'wait')
    waits.push(answer.ms / 1000)
    await clock.pass(answer.ms)
    assert.equal((await ask()).kind, 'wrong')
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
  await clock.pass(HOUR)
  for (let free = 0; free < 5; free++) assert.equal((await ask()).kind, 'wrong')
})

test('a flood of sign-ins waits behind itself: others have their turn, and known browsers the next one', async () => {
  const { people, hasher, add, signIn } = await openPeople()
  await add('wang')
  const { browser } = await signIn('wang', from('10.0.0.1'))
  const begun: { readonly name: string; readonly end: () => void }[] = []
  hasher.before = (name) => new Promise((end) => begun.push({ name, end }))
  const refused: string[] = []
  const ask = (name: string, user: string, where: ReturnType<typeof from>) =>
    people.signIn.withPassword(user, name, where).catch((error: unknown) => {
      assert.ok(error instanceof NoTurn)
      refused.push(name)
    })
  const asked = Array.from({ length: 50 }, (_, index) => ask('flood', `user${index}`, from('10.6.6.6')))
  await settled()
  assert.equal(refused.length, 46, 'one at work, three wait')
  asked.push(ask('other', 'wang', from('10.0.0.2')), ask('known', 'wang', from('10.6.6.6', browser)))
  // Whether a browser is known is looked up in another thread.
  await hashOfSecret(browser)
  await settled()
  for (let at = 0; at < begun.length; at++) {
    begun[at]!.end()
    await settled()
  }
  await Promise.all(asked)
  assert.deepEqual(
    begun.map(({ name }) => name),
    ['flood', 'known', 'flood', 'other', 'flood', 'flood'],
  )
})

test('a session ends after twelve hours without use, after seven days in any case, and its streams with it', async () => {
  const { people, later, add, signIn } = await openPeople()
  await add('wang')
  const idle = await signIn('wang')
  const busy = await signIn('wang', from('10.0.0.2'))
  const stream = people.lasting((await people.bySession(idle.session))!)
  await later(12 * HOUR - 10_000)
  assert.ok(await people.bySession(busy.session))
  assert.equal(stream.aborted, false)
  await later(6_000)
  assert.equal(stream.aborted, true, 'within five seconds')
  assert.equal(await people.bySession(idle.session), null)
  for (let half = 1; half < 15; half++) {
    await later(12 * HOUR - 60_000)
    assert.equal((await people.bySession(busy.session)) !== null, half < 14, `half-day ${half}`)
  }
})

test('what a session was used for is known after a restart, to within a quarter of an hour', async () => {
  const first = await openPeople()
  await first.add('wang')
  const { session } = await first.signIn('wang')
  for (let quarter = 0; quarter < 8; quarter++) {
    await first.later(2 * HOUR)
    await first.people.bySession(session)
  }
  await settled()
  const second = await openPeople(first.store, first.clock)
  assert.ok(await second.people.bySession(session), 'used a moment ago')
  await second.later(12 * HOUR)
  assert.equal(await second.people.bySession(session), null)
})

test('signing out everywhere ends every session and stream at once', async () => {
  const { people, add, signIn, acts } = await openPeople()
  const wang = await add('wang')
  const sessions = [await signIn('wang'), await signIn('wang'), await signIn('wang')]
  const known = await Promise.all(sessions.map(({ session }) => people.bySession(session)))
  const streams = known.map((one) => people.lasting(one!))
  assert.equal(await people.signOutEverywhere(wang.id, 'person:wang'), 3)
  assert.ok(streams.every(({ aborted }) => aborted))
  for (const { session } of sessions) assert.equal(await people.bySession(session), null)
  assert.equal((await acts()).at(-1), 'signed-out-everywhere')
})

test('whoever is reset or closed while their password is looked at does not come in', async () => {
  const { people, hasher, add } = await openPeople()
  const [wang, li] = [await add('wang'), await add('zhang')]
  const begun: (() => void)[] = []
  hasher.before = () => new Promise((end) => begun.push(end))
  const both = ['wang', 'zhang'].map((user) => people.signIn.withPassword(user, GOOD, from(user)))
  await settled()
  await people.office.reset(wang.id, 'person:admin')
  await people.office.remove(li.id, 'person:admin')
  begun[0]!()
  await settled()
  begun[1]!()
  assert.deepEqual(await Promise.all(both), [{ kind: 'wrong' }, { kind: 'wrong' }])
  assert.equal(people.person(li.id), undefined, 'and nobody comes back by it')
})

test('a stream that opens just after its person has signed out ends at once', async () => {
  const { people, add, signIn } = await openPeople()
  await add('wang')
  const { session } = await signIn('wang')
  const known = (await people.bySession(session))!
  await people.signOut(session)
  assert.equal(people.lasting(known).aborted, true)
})

test('of many sessions of one person the oldest end', async () => {
  const { people, later, add, signIn } = await openPeople()
  await add('wang')
  const sessions: string[] = []
  for (let browser = 0; browser < 25; browser++) {
    sessions.push((await signIn('wang')).session)
    await later(1_000)
  }
  const held = await Promise.all(sessions.map((session) => people.bySession(session)))
  assert.deepEqual(
    held.map((one) => one !== null),
    sessions.map((_, index) => index >= 5),
  )
})

test('somebody takes another password with the old one: their other browsers are out, and it stands in the chain', async () => {
  const { people, add, signIn, acts, life } = await openPeople()
  await add('zhou')
  const [here, there] = [await signIn('zhou'), await signIn('zhou', from('10.0.0.2'))]
  const principal = (await people.bySession(here.session))!
  const change = (old: string, password: string) => people.signIn.changePassword(principal, old, password, from())
  assert.deepEqual(await change('not the old one', 'another good sentence'), { kind: 'wrong' })
  assert.equal((await change(GOOD, 'short')).kind, 'weak')
  assert.ok(await people.bySession(there.session))
  assert.deepEqual(await change(GOOD, 'another good sentence'), { kind: 'changed', ended: 1 })
  assert.ok(await people.bySession(here.session), 'this browser stays in')
  assert.equal(await people.bySession(there.session), null)
  assert.equal((await people.signIn.withPassword('zhou', GOOD, from())).kind, 'wrong')
  await signIn('zhou', from(), 'another good sentence')
  assert.equal((await acts()).filter((act) => act === 'password-changed').length, 1)
  life.abort()
})

test('who finds a browser left open guesses the old password as slowly as at the door, and is out once it was signed out', async () => {
  const { people, add, signIn, hasher, life } = await openPeople()
  const { id } = await add('zhou')
  const principal = (await people.bySession((await signIn('zhou')).session))!
  const before = hasher.checks
  const kinds: string[] = []
  for (let guess = 0; guess < 50; guess++)
    kinds.push((await people.signIn.changePassword(principal, `guess number ${guess}`, GOOD, from())).kind)
  assert.equal(kinds.at(-1), 'wait')
  assert.ok(hasher.checks - before < 20, `${hasher.checks - before} looks`)
  await people.signOutEverywhere(id, 'test')
  const far = from('10.9.9.9')
  assert.equal((await people.signIn.changePassword(principal, GOOD, 'another good sentence', far)).kind, 'wrong')
  await signIn('zhou', from('10.8.8.8'))
  life.abort()
})
