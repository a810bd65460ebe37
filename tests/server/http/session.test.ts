import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { settled } from '#tests/server/hall/hand-clock.ts'
import { GOOD, jarOf, openReal } from './real-hall.ts'
import { HALL, openHttp } from './rig.ts'

test('the first admin sets a password with the one-time code, is in, and says who they are', async () => {
  const { set, admin, send, close } = await openReal({ publicOrigins: [] })
  assert.deepEqual([set.status, set.body.person.role, set.body.person.user], [200, 'admin', 'admin'])
  const [session, browser] = set.headers.getSetCookie()
  assert.match(session!, /^hallcast_session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict$/)
  assert.match(browser!, /^hallcast_browser=[\w-]{22}; Path=\/api\/v1\/; Max-Age=34560000; HttpOnly; SameSite=Strict$/)
  assert.deepEqual((await send('/api/v1/session', { headers: admin })).body, set.body)
  assert.equal((await send('/api/v1/session')).status, 401)
  assert.equal((await send(HALL, { headers: admin })).status, 200)
  await close()
})

test('over https, or with a public address that is, the cookies are for https alone', async () => {
  const { set, close } = await openReal({ publicOrigins: ['https://hall.example'] })
  for (const cookie of set.headers.getSetCookie()) assert.match(cookie, /; Secure$/)
  await close()
  const plain = await openReal({ publicOrigins: [] })
  for (const cookie of plain.set.headers.getSetCookie()) assert.doesNotMatch(cookie, /Secure/)
  await plain.close()
})

test('a wrong password, a slowed sign-in and a spent code each say what to do', async () => {
  const { post, close, bugs } = await openReal({ publicOrigins: [] })
  const ask = (password: string, user = 'admin') => post('/api/v1/session', { user, password })
  const wrong = await ask('wrong')
  assert.deepEqual([wrong.status, wrong.body.code], [401, 'wrong-password'])
  for (let guess = 0; guess < 4; guess++) await ask('wrong')
  const slowed = await ask(GOOD)
  assert.deepEqual([slowed.status, slowed.body.code, slowed.headers.get('retry-after')], [429, 'sign-in-slowed', '1'])
  const spent = await post('/api/v1/setup', { code: 'BBBB-BBBB-BBBB-BBBB', password: GOOD })
  assert.deepEqual([spent.status, spent.body.code, spent.body.field], [403, 'wrong-code', 'code'])
  assert.equal((await ask('x'.repeat(2_000))).status, 400)
  assert.deepEqual(bugs, [])
  await close()
})

test('signing in again in one browser ends the session before it; signing out ends this one, everywhere all', async () => {
  const { post, send, drop, admin, close } = await openReal()
  const alive = async (jar: { cookie: string }) => (await send('/api/v1/session', { headers: jar })).status === 200
  const second = { cookie: jarOf(await post('/api/v1/session', { user: 'admin', password: GOOD }, admin)) }
  assert.deepEqual([await alive(admin), await alive(second)], [false, true])
  const third = { cookie: jarOf(await post('/api/v1/session', { user: 'admin', password: GOOD })) }
  const out = await drop('/api/v1/session', second)
  assert.equal(out.status, 204)
  assert.match(out.headers.getSetCookie()[0]!, /^hallcast_session=; Path=\/; Max-Age=0/)
  assert.deepEqual([await alive(second), await alive(third)], [false, true])
  assert.equal((await drop('/api/v1/session', {})).status, 204, 'nobody is signed out as well')
  const fourth = { cookie: jarOf(await post('/api/v1/session', { user: 'admin', password: GOOD })) }
  assert.deepEqual((await drop('/api/v1/sessions', fourth)).body, { sessions: 2 })
  assert.deepEqual([await alive(third), await alive(fourth)], [false, false])
  await close()
})

test('a cookie that means nothing any more is taken back, so that a demo and the next sign-in are not in its way', async () => {
  const { send, close } = await openHttp()
  const stale = await send(HALL, { headers: { cookie: 'hallcast_session=old' } })
  assert.equal(stale.status, 401)
  assert.match(stale.headers.getSetCookie()[0]!, /^hallcast_session=; Path=\/; Max-Age=0/)
  await close()
})

test('the admin makes accounts, changes them, resets them and closes them; nobody else does', async () => {
  const { post, send, patch, drop, admin, join, close } = await openReal()
  const li = await join('li.na', 'clerk', 'li-na')
  const { body } = await send('/api/v1/people', { headers: admin })
  assert.deepEqual(
    body.people.map(({ user, role, staff, hasPassword }: any) => [user, role, staff, hasPassword]).toSorted(),
    [
      ['admin', 'admin', null, true],
      ['li.na', 'clerk', 'li-na', true],
    ],
  )
  assert.doesNotMatch(JSON.stringify(body), /pbkdf2|hash|code/)
  assert.equal((await send('/api/v1/people', { headers: li })).body.code, 'no-right')
  for (const [bad, status, code, field] of [
    [{ user: 'li.na', name: 'x', role: 'manager' }, 409, 'user-taken', 'user'],
    [{ user: 'x', name: 'x', role: 'clerk' }, 400, 'bad-input', 'staff'],
    [{ user: 'x', name: 'x', role: 'manager', staff: 'li-na' }, 400, 'bad-input', 'staff'],
    [{ user: 'x', name: 'x', role: 'clerk', staff: 'nobody' }, 404, 'unknown-staff', 'staff'],
    [{ user: 'x', name: 'x', role: 'manager', halls: ['other'] }, 404, 'unknown-hall', 'halls'],
    [{ user: 'a b', name: 'x', role: 'manager' }, 400, 'bad-input', 'user'],
    [{ user: 'x', name: 'x', role: 'king' }, 400, 'bad-input', 'role'],
  ] as const) {
    const answer = await post('/api/v1/people', bad, admin)
    assert.deepEqual([answer.status, answer.body.code, answer.body.field], [status, code, field], JSON.stringify(bad))
  }
  const path = `/api/v1/people/${li.id}`
  assert.equal((await patch(path, { name: '李娜' }, admin)).body.name, '李娜')
  assert.equal((await send(HALL, { headers: li })).status, 200, 'another name signs nobody out')
  assert.equal((await patch(path, { role: 'manager' }, admin)).body.staff, null)
  assert.equal((await send(HALL, { headers: li })).status, 401)
  assert.match((await post(`${path}/reset`, {}, admin)).body.code, /^(?:[A-Z]{4}-){3}[A-Z]{4}$/)
  assert.equal((await post('/api/v1/session', { user: 'li.na', password: GOOD })).status, 401)
  assert.equal((await drop(path, admin)).status, 204)
  assert.deepEqual([(await drop(path, admin)).status, (await patch(path, {}, admin)).status], [404, 404])
  const [self] = (await send('/api/v1/people', { headers: admin })).body.people
  assert.equal((await drop(`/api/v1/people/${self.id}`, admin)).body.code, 'last-admin')
  await close()
})

test('a program with a token reads its hall until the token is revoked, and then its stream ends', async () => {
  const { post, send, fetch, drop, admin, close } = await openReal()
  const made = await post('/api/v1/tokens', { label: '排队机', halls: ['demo'] }, admin)
  assert.equal(made.status, 201)
  assert.equal((await post('/api/v1/tokens', { label: '排队机' }, admin)).body.code, 'label-taken')
  const program = { authorization: `Bearer ${made.body.secret}` }
  assert.equal((await send(HALL, { headers: program })).status, 200)
  assert.equal((await send('/api/v1/people', { headers: program })).status, 403)
  const listed = (await send('/api/v1/tokens', { headers: admin })).body
  assert.deepEqual(
    listed.tokens.map(({ label }: any) => label),
    ['排队机'],
  )
  assert.ok(!JSON.stringify(listed).includes(made.body.secret))
  const reader = (await fetch(`${HALL}/events`, { headers: program })).body!.getReader()
  await reader.read()
  assert.equal((await drop(`/api/v1/tokens/${made.body.token.id}`, admin)).status, 204)
  while (!(await reader.read()).done);
  assert.equal((await send(HALL, { headers: program })).status, 401)
  await close()
})

test('a stream ends within five seconds when its person signs out, is reset, or has not been there for twelve hours', async () => {
  const { fetch, post, drop, admin, join, clock, close } = await openReal()
  const open = async (cookie: string) => {
    const reader = (await fetch(`${HALL}/events`, { headers: { cookie } })).body!.getReader()
    let ended = false
    void (async () => {
      while (!(await reader.read()).done);
      ended = true
    })()
    await settled()
    return () => ended
  }
  const [one, two, three] = [await join('a', 'manager'), await join('b', 'manager'), await join('c', 'manager')]
  const ended = [await open(one.cookie), await open(two.cookie), await open(three.cookie)]
  const now = () => ended.map((is) => is())
  await drop('/api/v1/session', one)
  await settled()
  assert.deepEqual(now(), [true, false, false])
  await post(`/api/v1/people/${two.id}/reset`, {}, admin)
  await settled()
  assert.deepEqual(now(), [true, true, false])
  clock.wall += 12 * 3_600_000
  await clock.pass(4_000)
  assert.deepEqual(now(), [true, true, true])
  await close()
})

test('a clerk opens a counter as nobody but themself, and works where they sit', async () => {
  const { post, join, pair, admin, close } = await openReal()
  const li = await join('li', 'clerk', 'li-na')
  const wang = await join('wang', 'clerk', 'wang-lei')
  const console3 = await pair(admin, { kind: 'counter-console', counter: '3' })
  const at = (counter: string, action: string, who: { cookie: string }, body: unknown = {}) =>
    post(`${HALL}/counters/${counter}/${action}`, body, { cookie: `${who.cookie}; ${console3.cookie}` })
  const away = await post(`${HALL}/counters/3/open`, { staff: 'li-na' }, { cookie: li.cookie })
  assert.deepEqual([away.status, away.body.code], [403, 'no-right'], 'a clerk works at a console, not at home')
  assert.equal((await at('4', 'open', li, { staff: 'li-na' })).status, 403, 'and not at another counter’s')
  const other = await at('3', 'open', li, { staff: 'wang-lei' })
  assert.deepEqual([other.status, other.body.code, other.body.field], [403, 'no-right', 'staff'])
  assert.equal((await at('3', 'open', li, { staff: 'li-na' })).status, 200)
  assert.equal((await at('3', 'pause', wang)).status, 403)
  assert.equal((await at('3', 'pause', li)).status, 200)
  assert.equal((await at('3', 'close', li)).status, 200)
  assert.equal((await at('3', 'close', li)).status, 403, 'nobody sits there any more')
  await close()
})

test('what a manager does in a clerk’s place, and every act of the admin, stands in the chain with who did it', async () => {
  const chain = new MemoryAudit((text) => `hash of ${text}`)
  const http = await openHttp({}, undefined, chain)
  await http.act('3', 'open', { staff: 'li-na' })
  assert.deepEqual(chain.read(0, 9), [], 'a demo’s clerk does the clerk’s own work')
  await http.post(`${HALL}/day/end`, {})
  assert.deepEqual(
    chain.read(0, 9).map(({ actor, act, subject, hall }) => [actor, act, subject, hall]),
    [['demo', 'day-ended', 'halls/demo', 'demo']],
  )
  await http.close()
  const { send, join, post, admin, close } = await openReal()
  const boss = await join('boss', 'manager')
  await post(`${HALL}/counters/3/open`, { staff: 'li-na' }, { cookie: boss.cookie })
  const seen = await send('/api/v1/audit?limit=2', { headers: { cookie: boss.cookie } })
  assert.deepEqual(
    seen.body.entries.map(({ act }: any) => act),
    ['signed-in', 'counter-open'],
  )
  assert.equal(seen.body.head.number, seen.body.entries.at(-1).number)
  const all = await send('/api/v1/audit?after=0&limit=500', { headers: admin })
  assert.deepEqual(all.body.entries.map(({ act }: any) => act).slice(0, 4), [
    'person-created',
    'password-set',
    'signed-in',
    'person-created',
  ])
  assert.equal((await send('/api/v1/audit?limit=0', { headers: admin })).status, 400)
  await close()
})
