import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanComment } from '#shared/domain/evaluation/comment.ts'
import { maskNumbers } from '#shared/domain/evaluation/mask.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { signingPad } from './pad-rig.ts'
import { openReal } from './real-hall.ts'
import { HALL } from './rig.ts'

const PAD = { kind: 'evaluation-pad', counter: '3' }

/** A real hall with a pad at counter 3, a service that was just finished there, and the clerk who served. */
async function served() {
  const http = await openReal()
  const pad = await http.pair(http.admin, PAD)
  const clerk = await http.join('li.na', 'clerk', 'li-na')
  await http.post(`${HALL}/counters/3/open`, { staff: 'li-na' }, http.admin)
  const kiosk = await http.pair(http.admin, { kind: 'ticket-kiosk' })
  const taken = await http.post(`${HALL}/tickets`, { service: 'B' }, { cookie: kiosk.cookie })
  const ticket = taken.body as { id: string; key: string }
  for (const action of ['call-next', 'start', 'finish']) await http.post(`${HALL}/counters/3/${action}`, {}, http.admin)
  const grant = http.hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!
  return { ...http, pad, clerk, ticket, grant, tablet: signingPad(http) }
}

test('nothing that nobody sees stays in a person’s words, and no number hides behind it', () => {
  const unseen = ['\u061c', '\u00ad', '\u180e', '\u3164', '\u2066', '\ufff9', '\u{e0031}', '\ud83d', '\u0007', '\u115f']
  for (const sign of unseen) {
    const words = cleanComment(`13${sign}800${sign}138${sign}000 ${sign}`)
    assert.equal(words, '13800138000', JSON.stringify(sign))
    assert.doesNotMatch(maskNumbers(words), /\d{3}/)
  }
  assert.equal(cleanComment('一\u2028二\u2029三'), '一 二 三')
  assert.equal(cleanComment('很好👍🏽 ok'), '很好👍🏽 ok')
})

test('a clerk cannot rate, unrate or change a rating by any method of any route of ratings', async () => {
  const { hall, clerk, ticket, grant, tablet, post, pad, send, close } = await served()
  const rating = await tablet.say(grant, { level: 2 })
  assert.equal((await post(`${HALL}/evaluations`, rating, { cookie: pad.cookie })).status, 201)
  const { sequence } = hall.fold().queue
  const paths = [
    '/evaluations',
    '/evaluations/lapses',
    `/evaluations/${String(rating['id'])}`,
    `/evaluations/${String(rating['id'])}/reviews`,
    `/tickets/${ticket.id}/evaluation`,
    `/tickets/${ticket.id}/grant`,
    '/devices/quarantine',
  ]
  const other = { ...(await tablet.say(grant, { level: 5 })), chain: null }
  for (const path of paths)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const init = { method, headers: { cookie: clerk.cookie, 'content-type': 'application/json' } }
      const body = method === 'GET' ? {} : { body: JSON.stringify(other) }
      const { status } = await send(HALL + path, { ...init, ...body })
      assert.ok([401, 403, 404, 405].includes(status), `${method} ${path} is ${status}`)
    }
  assert.equal(hall.fold().queue.sequence, sequence)
  await close()
})

test('a page of another site cannot rate through the browser of a pad', async () => {
  const { hall, pad, grant, tablet, post, close } = await served()
  const { sequence } = hall.fold().queue
  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost:8081',
    'http://localhost.evil.example:8080',
  ]) {
    const told = await post(`${HALL}/evaluations`, await tablet.say(grant), { cookie: pad.cookie, origin })
    assert.deepEqual([told.status, told.body.code], [403, 'forbidden-origin'], origin)
  }
  assert.equal(hall.fold().queue.sequence, sequence)
  await close()
})

test('what a pad may do ends at ratings of its own hall', async () => {
  const { pad, post, send, close } = await served()
  const cookie = { cookie: pad.cookie }
  for (const [method, path] of [
    ['GET', '/api/v1/people'],
    ['GET', '/api/v1/audit'],
    ['GET', `${HALL}/evaluations`],
    ['GET', `${HALL}/devices`],
    ['GET', `${HALL}/devices/quarantine`],
    ['POST', `${HALL}/tickets`],
    ['POST', `${HALL}/counters/3/call-next`],
    ['POST', `${HALL}/day/end`],
    ['POST', '/api/v1/session/password'],
  ] as const) {
    const { status } = method === 'GET' ? await send(path, { headers: cookie }) : await post(path, {}, cookie)
    assert.ok([401, 403, 404].includes(status), `${method} ${path} is ${status}`)
  }
  await close()
})

test('the cookie of a pad that was let out opens nothing any more, however often it is sent', async () => {
  const { pad, admin, grant, tablet, post, send, close } = await served()
  await post(`${HALL}/devices/${pad.id}/commands`, { command: 'revoke' }, admin)
  const cookie = { cookie: pad.cookie }
  for (let again = 0; again < 3; again++) {
    assert.equal((await send(HALL, { headers: cookie })).status, 401)
    assert.equal((await post(`${HALL}/evaluations`, await tablet.say(grant), cookie)).status, 202, 'kept apart')
    assert.equal(
      (await post(`${HALL}/evaluations/lapses`, { grant: grant.grantId, how: 'timeout' }, cookie)).status,
      401,
    )
  }
  await close()
})

test('a stranger at the door cannot write what looks like something else to the manager who reads it', async () => {
  const { ask, send, admin, close } = await openReal()
  const asked = await ask({ ...PAD, label: '评价器 3\u202e 1.0.0.01 \u0000<b>' })
  assert.equal(asked.status, 201)
  const shown = await send(`${HALL}/devices/pairing/${asked.body.code}`, { headers: admin })
  assert.equal(shown.body.label, '评价器 3 1.0.0.01 <b>')
  assert.equal((await ask({ ...PAD, label: '\u200b\u202e' })).status, 400)
  assert.equal((await ask({ ...PAD, label: 'x'.repeat(1_000_000) })).status, 413)
  await close()
})

test('what people and programs are called is in the list, and in the chain of acts, as it looks', async () => {
  const { post, send, admin, close } = await openReal()
  const name = '王\u202e ecila\u0007\n<b>'
  const person = await post('/api/v1/people', { user: 'wang', name, role: 'manager' }, admin)
  assert.deepEqual([person.status, person.body.person.name], [201, '王 ecila <b>'])
  const token = await post('/api/v1/tokens', { label: 'queue\u200b 1' }, admin)
  assert.equal(token.body.token.label, 'queue 1')
  assert.equal((await post('/api/v1/tokens', { label: 'queue 1\u202e' }, admin)).body.code, 'label-taken')
  assert.equal((await post('/api/v1/people', { user: 'li', name: '\u200b', role: 'manager' }, admin)).status, 400)
  const acts = JSON.stringify((await send('/api/v1/audit?after=0&limit=100', { headers: admin })).body)
  assert.doesNotMatch(acts, /\u202e|\u200b/)
  await close()
})

test('a rating that was tapped before its service was finished is refused, whoever brings it, and so is one of no hour', async () => {
  const { hall, pad, ticket, grant, tablet, post, close } = await served()
  const { sequence } = hall.fold().queue
  const phone = `${HALL}/tickets/${ticket.id}/evaluation?key=${ticket.key}`
  const { chain: _signed, ...said } = await tablet.say(grant)
  for (const [tappedAt, status, code] of [
    ['1970-01-01T00:00:00.000Z', 409, 'grant-lapsed'],
    [new Date(Date.parse(grant.grantedAt) - 3_001).toISOString(), 409, 'grant-lapsed'],
    ['2026-02-30T10:00:00.000Z', 400, 'bad-input'],
    ['2026-11-23', 400, 'bad-input'],
    ['', 400, 'bad-input'],
    [0, 400, 'bad-input'],
    [undefined, 400, 'bad-input'],
  ] as const) {
    const ways = [
      await post(`${HALL}/evaluations`, { ...said, tappedAt }, { cookie: pad.cookie }),
      await post(`${HALL}/evaluations`, { ...said, heard: null, tappedAt }, { cookie: pad.cookie }),
      await post(phone, { ...said, id: newId(), heard: null, tappedAt }),
    ]
    for (const told of ways)
      assert.deepEqual([told.status, told.body.code, told.body.field], [status, code, 'tappedAt'], String(tappedAt))
  }
  assert.equal(hall.fold().evaluation.open.length, 1, 'the question still stands')
  assert.equal(hall.fold().queue.sequence, sequence + 1, 'on record once, of the pad')
  await close()
})

test('a phone whose clock is years ahead taps no later than the hall hears of it', async () => {
  const { hall, clock, ticket, grant, post, close } = await served()
  const rating = { id: newId(), grant: grant.grantId, level: 1, tappedAt: '2050-12-31T23:59:59.000Z', language: 'zh' }
  const path = `${HALL}/tickets/${ticket.id}/evaluation?key=${ticket.key}`
  assert.equal((await post(path, { ...rating, language: '<b>' })).status, 400)
  assert.equal((await post(path, rating)).status, 201)
  assert.equal(hall.fold().evaluation.low[0]!.rating.tappedAt, new Date(clock.now()).toISOString())
  await close()
})
