import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  DevicesSchema,
  PairingSchema,
  PairingStartedSchema,
  QuarantineSchema,
} from '#shared/protocol/schemas/devices.ts'
import { RatingsSchema } from '#shared/protocol/schemas/evaluations.ts'
import { settled } from '#tests/server/hall/hand-clock.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { signingPad } from './pad-rig.ts'
import { jarOf, openReal } from './real-hall.ts'
import { HALL } from './rig.ts'

const PAD = { kind: 'evaluation-pad', counter: '3' }
const REPORT = { version: '1', pages: [], storagePersisted: true, outbox: null }

test('a screen is let in by its code, gets its cookies with a poll, and again when that answer is lost', async () => {
  const { ask, poll, post, send, admin, close } = await openReal({ publicOrigins: [] })
  const started = await ask({ kind: 'evaluation-pad', counter: '7', label: 'tablet' })
  assert.equal(started.status, 201)
  const { code, secret } = PairingStartedSchema.parse(started.body)
  assert.deepEqual((await poll(secret)).body, { status: 'pending', intervalS: 5 })
  const seen = await send(`${HALL}/devices/pairing/${code.toLowerCase()}`, { headers: admin })
  const shown = PairingSchema.parse(seen.body)
  assert.deepEqual(
    [shown.kind, shown.counter, shown.address, shown.label],
    ['evaluation-pad', '7', '127.0.0.1', 'tablet'],
  )
  assert.ok(!JSON.stringify(seen.body).includes('ecret'), 'the manager is told no secret')
  const nowhere = await post(
    `${HALL}/devices/pairing/${code}/approve`,
    { kind: 'evaluation-pad', counter: '77' },
    admin,
  )
  assert.deepEqual([nowhere.status, nowhere.body.code, nowhere.body.field], [404, 'unknown-counter', 'counter'])
  assert.equal((await post(`${HALL}/devices/pairing/${code}/approve`, { kind: 'evaluation-pad' }, admin)).status, 400)
  const approved = await post(`${HALL}/devices/pairing/${code}/approve`, PAD, admin)
  assert.equal(approved.status, 200)
  const twice = await post(`${HALL}/devices/pairing/${code}/approve`, PAD, admin)
  assert.deepEqual(twice.body, approved.body, 'the same code twice is one device')
  const entered = await poll(secret)
  assert.deepEqual([entered.status, entered.body.status, entered.body.screen.counter], [200, 'approved', '3'])
  const [access, credential] = entered.headers.getSetCookie()
  assert.match(access!, /^hallcast_access=[\w.-]{80}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Strict$/)
  assert.match(
    credential!,
    /^hallcast_device=[\w.-]{80}; Path=\/api\/v1\/devices; Max-Age=34560000; HttpOnly; SameSite=Strict$/,
  )
  assert.ok(!JSON.stringify(entered.body).includes(credential!.split(/[=;]/)[1]!), 'in a cookie, and nowhere else')
  const again = await poll(secret)
  assert.equal(again.headers.getSetCookie()[1], credential)
  assert.equal((await send(HALL, { headers: { cookie: jarOf(entered) } })).status, 200)
  const { body } = await send(`${HALL}/devices`, { headers: admin })
  assert.equal(DevicesSchema.parse(body).devices.length, 1)
  await close()
})

test('what goes wrong at the door has a code of its own', async () => {
  const { ask, poll, post, send, admin, clock, join, close } = await openReal()
  assert.deepEqual((await ask({ kind: 'call-board', hall: 'other' })).body.code, 'unknown-hall')
  assert.equal((await ask({ kind: 'launcher' })).body.field, 'kind')
  const { code, secret } = (await ask({ kind: 'call-board' })).body
  await poll(secret)
  const soon = await poll(secret)
  assert.deepEqual([soon.status, soon.body.code, soon.headers.get('retry-after')], [429, 'slow-down', '10'])
  assert.equal((await poll('nobody')).body.code, 'pairing-over')
  assert.equal((await post(`${HALL}/devices/pairing/${code}/deny`, {}, admin)).status, 204)
  const denied = await poll(secret)
  assert.deepEqual([denied.status, denied.body.code], [410, 'pairing-denied'])
  const other = await join('boss', 'manager')
  const next = (await ask({ kind: 'call-board' })).body
  const look = (typed: string, who: { cookie: string }) =>
    send(`${HALL}/devices/pairing/${typed}`, { headers: { cookie: who.cookie } })
  for (const typed of [code, 'BBBB-BBBB', 'CCCC', 'x', next.code.slice(1)])
    assert.equal((await look(typed, admin)).status, 404)
  const slowed = await look(next.code, admin)
  assert.deepEqual([slowed.status, slowed.body.code], [429, 'codes-slowed'])
  assert.equal((await look(next.code, other)).status, 200, 'nobody else waits')
  await clock.pass(60_000)
  assert.equal((await look(next.code, admin)).status, 200)
  assert.deepEqual((await post('/api/v1/devices/access')).body.code, 'not-paired')
  await close()
})

/** Reads a stream to its end; gives what has come and whether it has ended. */
async function follow(response: Response) {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  const seen = { text: '', ended: false }
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      seen.text += decoder.decode(part.value, { stream: true })
    seen.ended = true
  })()
  await settled()
  return seen
}

test('a command comes on the device’s own stream at once; a revoked one’s streams end, and others go on', async () => {
  const { fetch, post, send, admin, pair, close } = await openReal()
  const [pad, board] = [await pair(admin, PAD), await pair(admin, { kind: 'call-board' })]
  const streams = await Promise.all(
    [pad.cookie, board.cookie, admin.cookie].map(async (cookie) =>
      follow(await fetch(`${HALL}/events`, { headers: { cookie } })),
    ),
  )
  const [ofPad, ofBoard, ofAdmin] = streams as [(typeof streams)[0], (typeof streams)[0], (typeof streams)[0]]
  const give = (command: string) => post(`${HALL}/devices/${pad.id}/commands`, { command }, admin)
  const given = await give('identify')
  assert.equal(given.status, 200)
  await settled()
  assert.match(
    ofPad.text,
    new RegExp(`event: command\ndata: \\{"id":"${given.body.id}","command":"identify","label":"评价器 · 3号窗口"\\}\n`),
  )
  assert.doesNotMatch(ofBoard.text, /event: command/)
  assert.match(
    ofBoard.text,
    /device\.commanded.*"data":null,"redacted":true/,
    'who looks on learns that something was, and no more',
  )
  assert.doesNotMatch(ofBoard.text, new RegExp(pad.id), 'not to which device')
  assert.match(ofAdmin.text, /device\.commanded.*"command":"identify"/)
  const report = { ...REPORT, heard: [given.body.id] }
  assert.deepEqual((await post(`${HALL}/devices/me`, report, { cookie: pad.cookie })).body, {
    label: '评价器 · 3号窗口',
    commands: [],
  })
  await give('revoke')
  await settled()
  assert.deepEqual([ofPad.ended, ofBoard.ended], [true, false])
  for (const path of [`${HALL}/events`, HALL])
    assert.equal((await send(path, { headers: { cookie: pad.cookie } })).status, 401)
  const access = await post('/api/v1/devices/access', undefined, { cookie: pad.cookie })
  assert.deepEqual([access.status, access.body.code], [403, 'device-revoked'])
  await close()
})

test('a command sent twice under one key is given once', async () => {
  const { post, admin, pair, close } = await openReal()
  const pad = await pair(admin, PAD)
  const give = () =>
    post(`${HALL}/devices/${pad.id}/commands`, { command: 'reload' }, { ...admin, 'idempotency-key': 'k' })
  const [first, second] = [await give(), await give()]
  assert.deepEqual(second.body, first.body)
  const heard = await post(`${HALL}/devices/me`, { ...REPORT, heard: [first.body.id] }, { cookie: pad.cookie })
  assert.deepEqual(heard.body.commands, [])
  await close()
})

test('a rating of a pad that was let out is kept with its words, read by the manager, and counted nowhere', async () => {
  const { hall, clock, post, send, admin, pair, close } = await openReal()
  const pad = await pair(admin, PAD)
  await post(`${HALL}/counters/3/open`, { staff: 'li-na' }, admin)
  await post(`${HALL}/tickets`, { service: 'B' }, admin)
  for (const action of ['call-next', 'start', 'finish']) await post(`${HALL}/counters/3/${action}`, {}, admin)
  const grant = hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!
  const { grantId } = grant
  const tablet = signingPad({ hall, clock })
  const rating = () => tablet.say(grant, { level: 1, comment: '等太久了' })
  await post(`${HALL}/devices/${pad.id}/commands`, { command: 'revoke' }, admin)
  const body = await rating()
  const give = (said: object) => post(`${HALL}/evaluations`, said, { cookie: pad.cookie })
  assert.deepEqual([(await give(body)).status, (await give(body)).status], [202, 202])
  const unsigned = { ...body, id: newId(), chain: null }
  const altered = { ...(await rating()), level: 5 }
  const other = { ...(await rating()), chain: { ...body.chain, key: null, signature: null } }
  for (const said of [unsigned, altered, other]) {
    const refused = await give(said)
    assert.deepEqual([refused.status, refused.body.code], [403, 'bad-signature'])
  }
  const { ratings } = QuarantineSchema.parse((await send(`${HALL}/devices/quarantine`, { headers: admin })).body)
  assert.deepEqual(
    ratings.map(({ id, comment, level }) => [id, comment, level]),
    [[body.id, '等太久了', 1]],
  )
  const list = DevicesSchema.parse((await send(`${HALL}/devices`, { headers: admin })).body)
  assert.deepEqual(
    list.alarms.map(({ kind, count }) => [kind, count]),
    [['quarantined', 1]],
  )
  const { devices } = RatingsSchema.parse((await send(`${HALL}/evaluations`, { headers: admin })).body)
  assert.deepEqual(devices, [
    {
      device: pad.id,
      label: '评价器 · 3号窗口',
      whole: 0,
      unsigned: 0,
      gap: 0,
      refused: { 'bad-signature': 3 },
      quarantined: 1,
      repeated: 1,
    },
  ])
  assert.equal(hall.fold().evaluation.open.length, 1, 'the customer may still answer on the phone')
  assert.equal(
    (await post(`${HALL}/evaluations/lapses`, { grant: grantId, how: 'timeout' }, { cookie: pad.cookie })).status,
    401,
  )
  for (let more = 1; more < 100; more++) assert.equal((await give(await rating())).status, 202)
  const full = await give(await rating())
  assert.deepEqual([full.status, full.body.code, full.headers.get('retry-after')], [429, 'quarantine-full', '600'])
  await close()
})

test('what a pad sends again is counted for its device and written nowhere; let out, it brings nothing that counts already into quarantine', async () => {
  const { hall, clock, post, send, admin, pair, close } = await openReal()
  const pad = await pair(admin, PAD)
  await post(`${HALL}/counters/3/open`, { staff: 'li-na' }, admin)
  await post(`${HALL}/tickets`, { service: 'B' }, admin)
  for (const action of ['call-next', 'start', 'finish']) await post(`${HALL}/counters/3/${action}`, {}, admin)
  const { grant } = hall.fold().queue.counters.find(({ id }) => id === '3')!
  const rating = await signingPad({ hall, clock }).say(grant!, { level: 4, comment: '很好' })
  const give = (cookie: string) => post(`${HALL}/evaluations`, rating, { cookie })
  const told = async () => {
    const { devices, repeated } = RatingsSchema.parse((await send(`${HALL}/evaluations`, { headers: admin })).body)
    const own = devices.find(({ device }) => device === pad.id)
    return [repeated, own?.repeated, own?.whole, own?.quarantined]
  }
  const atOnce = await Promise.all([give(pad.cookie), give(pad.cookie)])
  assert.deepEqual(new Set(atOnce.map(({ status }) => status)), new Set([200, 201]))
  const { sequence } = hall.fold().queue
  for (let again = 0; again < 300; again++) assert.equal((await give(pad.cookie)).status, 200)
  assert.deepEqual([await told(), hall.fold().queue.sequence], [[301, 301, 1, 0], sequence])
  await post(`${HALL}/devices/${pad.id}/commands`, { command: 'revoke' }, admin)
  assert.equal((await give(pad.cookie)).status, 200, 'the answer was lost, the rating was not')
  assert.deepEqual(await told(), [302, 302, 1, 0])
  await close()
})

test('an access that means nothing any more does not stand in the way of the demo', async () => {
  const { send, close } = await openReal({ mode: { demo: true } })
  const stale = { headers: { cookie: 'hallcast_access=old' } }
  const refused = await send(HALL, stale)
  assert.deepEqual(
    [refused.status, refused.headers.get('set-cookie')],
    [401, 'hallcast_access=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict'],
  )
  assert.equal((await send(HALL)).status, 200)
  await close()
})

test('who is at a console is the clerk and the device', async () => {
  const { send, admin, join, pair, close } = await openReal()
  const li = await join('li', 'clerk', 'li-na')
  const console3 = await pair(admin, { kind: 'counter-console', counter: '3' })
  const { body } = await send('/api/v1/session', { headers: { cookie: `${li.cookie}; ${console3.cookie}` } })
  assert.deepEqual(
    [body.kind, body.person.staff, body.screens],
    ['person', 'li-na', [{ kind: 'counter-console', counter: '3', zone: null }]],
  )
  await close()
})

test('no device is console and rating pad at once: whoever sits at the one would rate on the other', async () => {
  const { ask, poll, post, send, admin, close } = await openReal()
  const letIn = async (asked: object, cookie = '', as = asked) => {
    const { code, secret } = (await ask(asked, cookie)).body
    const told = await post(`${HALL}/devices/pairing/${code}/approve`, as, admin)
    return { ...told, code, secret }
  }
  const CONSOLE = { kind: 'counter-console', counter: '3' }
  for (const [first, second] of [
    [CONSOLE, PAD],
    [PAD, CONSOLE],
    [CONSOLE, { ...PAD, counter: '4' }],
  ] as const) {
    const jar = jarOf(await poll((await letIn(first)).secret))
    const refused = await letIn(second, jar)
    assert.deepEqual([refused.status, refused.body.code], [409, 'console-and-pad'])
    assert.equal((await poll(refused.secret)).body.status, 'pending', 'the manager may let it in as something else')
    const board = { kind: 'call-board' }
    const other = await letIn({ kind: 'evaluation-pad', counter: '3' }, jar, board)
    assert.deepEqual([other.status, other.body.screens.length], [200, 2])
    const sneaked = await letIn(board, jar, second)
    assert.equal(sneaked.status, 409, 'whatever it asked to be')
  }
  const { devices } = DevicesSchema.parse((await send(`${HALL}/devices`, { headers: admin })).body)
  assert.deepEqual(new Set(devices.map(({ screens }) => screens.length)), new Set([2]))
  await close()
})

test('a pad takes nothing for somebody who is signed in on it; what it keeps goes out once they are not', async () => {
  const { hall, admin, post, send, pair, join, drop, close } = await openReal()
  const pad = await pair(admin, PAD)
  const kiosk = await pair(admin, { kind: 'ticket-kiosk' })
  const clerk = await join('li.na', 'clerk', 'li-na')
  await post(`${HALL}/counters/3/open`, { staff: 'li-na' }, admin)
  await post(`${HALL}/tickets`, { service: 'B' }, { cookie: kiosk.cookie })
  for (const action of ['call-next', 'start', 'finish']) await post(`${HALL}/counters/3/${action}`, {}, admin)
  const grant = hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!
  const rating = await signingPad({ hall, clock: { now: () => Date.parse(grant.grantedAt) } as never }).say(grant)
  const { sequence } = hall.fold().queue
  for (const session of [clerk.cookie, admin.cookie]) {
    const both = { cookie: `${pad.cookie}; ${session}` }
    const told = [
      await post(`${HALL}/evaluations`, rating, both),
      await post(`${HALL}/evaluations/lapses`, { grant: grant.grantId, how: 'dismissed' }, both),
      await send(`${HALL}/evaluations/grants/${grant.grantId}/phone`, { headers: both }),
    ]
    for (const { status, body } of told) assert.deepEqual([status, body.code], [403, 'no-right'])
  }
  assert.equal(hall.fold().queue.sequence, sequence)
  const both = { cookie: `${pad.cookie}; ${clerk.cookie}` }
  await drop('/api/v1/session', both)
  assert.equal((await post(`${HALL}/evaluations`, rating, { cookie: pad.cookie })).status, 201)
  await close()
})
