import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CounterId, HallId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { RatingsSchema } from '#shared/protocol/schemas/evaluations.ts'
import type { DeviceId } from '#shared/protocol/devices.ts'
import type { Known } from '#server/http/principal.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { HALL, openHttp, type Sent } from './rig.ts'

/** The demo hall after one finished service at counter 3, with the grant it gave. */
async function rated(parts: Parameters<typeof openHttp>[0] = {}) {
  const http = await openHttp(parts)
  const { hall, clock, post, issue, act } = http
  const serve = async (): Promise<{ grant: string; ticket: { id: string; key: string } }> => {
    const ticket = await issue('B')
    for (const action of ['call-next', 'start', 'finish']) await act('3', action, {})
    const { grantId } = hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!
    return { grant: grantId, ticket }
  }
  const rating = (grant: string, said: object = {}) => ({
    id: newId(),
    grant,
    level: 5,
    tappedAt: instantOf(clock.now()),
    heard: hall.fold().queue.sequence,
    ...said,
  })
  const rate = (body: object): Promise<Sent> => post(`${HALL}/evaluations`, body)
  return { ...http, serve, rating, rate }
}

const open = async (http: Awaited<ReturnType<typeof rated>>) => http.act('3', 'open', { staff: 'li-na' })

test('a rating is 201, the same again 200 for ever, another on the same grant 409, and the log has one', async () => {
  const http = await rated()
  await open(http)
  const { grant } = await http.serve()
  const body = http.rating(grant, { level: 4 })
  const first = await http.rate(body)
  assert.deepEqual([first.status, first.body.id, first.body.grant], [201, body.id, grant])
  const sequence = http.hall.fold().queue.sequence
  for (let again = 0; again < 50; again++) assert.equal((await http.rate(body)).status, 200)
  await http.clock.pass(60_000)
  assert.equal((await http.rate(body)).body.receivedAt, first.body.receivedAt, 'when the hall had it first')
  const other = await http.rate(http.rating(grant))
  assert.deepEqual([other.status, other.body.code], [409, 'grant-answered'])
  assert.equal(http.hall.fold().queue.sequence, sequence)
  await http.close()
})

test('what is wrong with a rating is named by its field, and nothing changes', async () => {
  const http = await rated()
  await open(http)
  const { grant } = await http.serve()
  const { sequence } = http.hall.fold().queue
  for (const [said, status, code, field] of [
    [{ level: 6 }, 400, 'bad-input', 'level'],
    [{ level: 2.5 }, 400, 'bad-input', 'level'],
    [{ id: 'me' }, 400, 'bad-input', 'id'],
    [{ reasons: ['weather'] }, 400, 'bad-input', 'reasons[0]'],
    [{ level: 1, reasons: ['attitude', 'process', 'attitude'] }, 400, 'bad-input', 'reasons'],
    [{ level: 5, reasons: ['attitude'] }, 400, 'unknown-reason', 'reasons'],
    [{ comment: 'x'.repeat(501) }, 400, 'bad-input', 'comment'],
    [{ tappedAt: 'yesterday' }, 400, 'bad-input', 'tappedAt'],
    [{ grant: 'nobody' }, 404, 'unknown-grant', 'grant'],
    [{ mood: 'good' }, 400, 'bad-input', 'mood'],
  ] as const) {
    const { status: given, body } = await http.rate(http.rating(grant, said))
    assert.deepEqual([given, body.code, body.field], [status, code, field], JSON.stringify(said))
    assert.doesNotMatch(body.detail, /Invalid/, 'and said in plain words')
  }
  assert.equal(http.hall.fold().queue.sequence, sequence)
  await http.close()
})

test('a rating that comes a month late finds its grant in the log; one tapped after the next service does not count', async () => {
  const http = await rated()
  await open(http)
  const { grant } = await http.serve()
  const tappedAt = instantOf(http.clock.now())
  await http.post(`${HALL}/evaluations/lapses`, { grant, how: 'timeout' })
  assert.deepEqual(
    http.hall.fold().evaluation.open.map(({ isSilent }) => isSilent),
    [true],
  )
  assert.equal((await http.rate(http.rating(grant, { tappedAt }))).status, 201)
  const late = await http.serve()
  await http.serve()
  await http.clock.pass(60_000)
  const refused = await http.rate(http.rating(late.grant))
  assert.deepEqual([refused.status, refused.body.code], [409, 'grant-lapsed'])
  await http.close()
})

test('hostile comments are text: control and direction characters go, the rest stays as it was written', async () => {
  const http = await rated()
  await open(http)
  const { grant } = await http.serve()
  const comment = '<script>alert(1)</script>\u202e txt.exe\u0000\n等了很久'
  await http.rate(http.rating(grant, { level: 1, reasons: ['efficiency'], comment }))
  const { body } = await http.send(`${HALL}/evaluations`)
  const { low, figures } = RatingsSchema.parse(body)
  assert.equal(low[0]!.comment, '<script>alert(1)</script> txt.exe 等了很久')
  assert.deepEqual([figures.answered, figures.granted, figures.levels], [1, 1, [1, 0, 0, 0, 0]])
  assert.equal(low[0]!.step, 'created')
  await http.close()
})

test('whoever holds the ticket rates on the phone; the first answer wins', async () => {
  const http = await rated()
  await open(http)
  const { grant, ticket } = await http.serve()
  const path = `${HALL}/tickets/${ticket.id}`
  assert.equal((await http.send(`${path}/grant?key=${ticket.key}`)).body.grant, grant)
  assert.equal((await http.post(`${path}/evaluation?key=wrong`, http.rating(grant))).status, 403)
  assert.equal((await http.post(`${path}/evaluation?key=${ticket.key}`, http.rating(grant))).status, 201)
  assert.equal((await http.rate(http.rating(grant))).body.code, 'grant-answered')
  assert.equal((await http.send(`${path}/grant?key=${ticket.key}`)).body.grant, null)
  await http.close()
})

test('a pad rates at its own counter and nowhere else; no clerk and no manager rates at all', async () => {
  let who: readonly Known[] = []
  const http = await rated({ credentials: { who: async () => who, lasting: () => new AbortController().signal } })
  await open(http)
  const { grant } = await http.serve()
  const asked = (body: object) => http.post(`${HALL}/evaluations`, body, { authorization: 'Bearer something' })
  const device = (counter: string): Known => ({
    kind: 'device',
    device: 'd' as DeviceId,
    hall: 'demo' as HallId,
    screens: [{ kind: 'evaluation-pad', counter: counter as CounterId, zone: null }],
  })
  who = [device('2')]
  const elsewhere = await asked(http.rating(grant))
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [403, 'no-right'])
  for (const role of ['admin', 'manager', 'clerk'] as const) {
    who = [{ kind: 'person', person: 'p', role, staff: 'li-na', halls: 'all', session: 's' } as unknown as Known]
    assert.equal((await asked(http.rating(grant))).status, 403, role)
  }
  who = [device('3')]
  assert.equal((await asked(http.rating(grant))).status, 201)
  await http.close()
})

test('whoever is signed in in the hall rates nothing with the key of a ticket either, though a clerk is given it at the reception', async () => {
  let who: readonly Known[] = []
  const http = await rated({ credentials: { who: async () => who, lasting: () => new AbortController().signal } })
  await open(http)
  const { grant, ticket } = await http.serve()
  const path = `${HALL}/tickets/${ticket.id}`
  const signedIn = { authorization: 'Bearer something' }
  for (const role of ['clerk', 'manager', 'admin'] as const) {
    who = [{ kind: 'person', person: 'p', role, staff: 'li-na', halls: 'all', session: 's' } as unknown as Known]
    const { status, body } = await http.post(`${path}/evaluation?key=${ticket.key}`, http.rating(grant), signedIn)
    assert.deepEqual([status, body.code], [403, 'no-right'], role)
    assert.equal((await http.send(`${path}?key=${ticket.key}`, { headers: signedIn })).status, 200, role)
  }
  who = []
  assert.equal((await http.post(`${path}/evaluation?key=${ticket.key}`, http.rating(grant))).status, 201)
  await http.close()
})

test('a review is a note beside the rating, and moves its follow-up on', async () => {
  const http = await rated()
  await open(http)
  const { grant } = await http.serve()
  const body = http.rating(grant, { level: 2, reasons: ['process'] })
  await http.rate(body)
  const review = (said: object) => http.post(`${HALL}/evaluations/${body.id}/reviews`, { grant, ...said })
  assert.equal((await review({ note: '已致电', step: 'contacted' })).status, 200)
  assert.equal((await review({ note: '再次', step: 'assigned' })).body.code, 'wrong-step')
  assert.equal((await review({ note: '  ' })).body.field, 'note')
  assert.equal((await http.send(`${HALL}/evaluations`)).body.low[0].step, 'contacted')
  assert.equal((await review({ note: '已解决', step: 'resolved' })).status, 200)
  assert.equal((await http.send(`${HALL}/evaluations`)).body.low[0].step, 'resolved')
  await http.close()
})

test('notes stand beside the rating with who wrote them, and stay when it is resolved', async () => {
  const http = await rated()
  await open(http)
  const { grant } = await http.serve()
  const body = http.rating(grant, { level: 1 })
  await http.rate(body)
  for (const said of [{ note: '<b>已致电</b> 13800138000' }, { note: '已解决', step: 'resolved' }])
    assert.equal((await http.post(`${HALL}/evaluations/${body.id}/reviews`, { grant, ...said })).status, 200)
  const { low } = RatingsSchema.parse((await http.send(`${HALL}/evaluations`)).body)
  assert.deepEqual(
    low[0]!.notes.map(({ by, step, text }) => [by, step, text]),
    [
      [null, null, '<b>已致电</b> 13800138000'],
      [null, 'resolved', '已解决'],
    ],
  )
  assert.equal(low[0]!.step, 'resolved')
  await http.close()
})

test('a clerk reads the comments of a batch a day late, with numbers masked; the manager reads them as they were written', async () => {
  let who: readonly Known[] = []
  const http = await rated({ credentials: { who: async () => who, lasting: () => new AbortController().signal } })
  await open(http)
  const comment = '请回电 138-0013-8000，身份证 11010119900307457X'
  for (const said of [{ level: 1, comment }, {}, {}, {}, { comment: '很快' }]) {
    const { grant } = await http.serve()
    assert.equal((await http.rate(http.rating(grant, said))).status, 201)
  }
  const asked = (path: string) => http.send(`${HALL}${path}`, { headers: { authorization: 'Bearer something' } })
  const person = (role: string, staff: string | null) =>
    ({ kind: 'person', person: role, role, staff, halls: 'all', session: 's' }) as unknown as Known
  who = [person('clerk', 'li-na')]
  assert.deepEqual((await asked('/evaluations/mine')).body.batches, [])
  http.clock.wall += 24 * 3_600_000
  const [batch] = (await asked('/evaluations/mine')).body.batches
  assert.deepEqual(
    [batch.levels, batch.comments],
    [
      [1, 0, 0, 0, 4],
      ['很快', '请回电 ****，身份证 ****'],
    ],
  )
  who = [person('clerk', 'wang-lei')]
  assert.deepEqual((await asked('/evaluations/mine')).body.batches, [])
  who = [person('manager', null)]
  assert.equal((await asked('/evaluations')).body.low[0].comment, comment)
  await http.close()
})

/** The first event behind that position, as the stream tells it to whoever asks now. */
async function eventAfter({ fetch }: Awaited<ReturnType<typeof rated>>, sequence: number) {
  const headers = { authorization: 'Bearer something' }
  const response = await fetch(`${HALL}/events?after=epoch1:${sequence}`, { headers })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const { value = '' } = await reader.read()
  await reader.cancel()
  return JSON.parse(/^data: (.*)$/m.exec(value)![1]!)
}

test('a low rating stands whole on the stream of managers and of nobody else', async () => {
  let who: readonly Known[] = []
  const http = await rated({ credentials: { who: async () => who, lasting: () => new AbortController().signal } })
  await open(http)
  const { grant } = await http.serve()
  const person = (role: string): Known =>
    ({ kind: 'person', person: role, role, staff: null, halls: 'all', session: 's' }) as unknown as Known
  const board = { kind: 'device', device: 'd', hall: 'demo', screens: [{ kind: 'call-board' }] } as unknown as Known
  const readers: readonly (readonly [readonly Known[], boolean])[] = [
    [[person('manager')], true],
    [[person('admin')], true],
    // A manager signed in on a browser that is a board as well is the manager.
    [[person('manager'), board], true],
    [[person('clerk')], false],
    [[board], false],
  ]
  const { sequence } = http.hall.fold().queue
  await http.rate(http.rating(grant, { level: 2, reasons: ['process'] }))
  for (const [known, sees] of readers) {
    who = known
    const event = await eventAfter(http, sequence)
    assert.equal(event.type, 'hallcast.evaluation.submitted')
    const { level, counterId, waitedMin } = event.data ?? {}
    const seen = [level, counterId, waitedMin, event.redacted]
    assert.deepEqual(seen, sees ? [2, '3', 0, undefined] : [undefined, undefined, undefined, true])
  }
  await http.close()
})

test('that somebody looks into a rating does not tell its clerk, on the stream, whose it was', async () => {
  let who: readonly Known[] = []
  const http = await rated({ credentials: { who: async () => who, lasting: () => new AbortController().signal } })
  await open(http)
  const { grant } = await http.serve()
  const body = http.rating(grant, { level: 2, reasons: ['process'] })
  await http.rate(body)
  const { sequence } = http.hall.fold().queue
  await http.post(`${HALL}/evaluations/${body.id}/reviews`, { grant, note: '已致电', step: 'assigned' })
  for (const [role, subject] of [
    ['manager', `grants/${grant}`],
    ['clerk', 'ratings'],
  ] as const) {
    who = [{ kind: 'person', person: 'p', role, staff: null, halls: 'all', session: 's' } as unknown as Known]
    const event = await eventAfter(http, sequence)
    assert.deepEqual([event.type, event.subject], ['hallcast.evaluation.reviewed', subject], role)
  }
  await http.close()
})

test('a pad that cannot keep an answer hands its question to a phone, whose key rates that ticket and opens nothing else', async () => {
  const http = await rated()
  await open(http)
  const { grant, ticket } = await http.serve()
  const way = await http.send(`${HALL}/evaluations/grants/${grant}/phone`)
  assert.deepEqual([way.status, way.body.ticket, way.body.publicUrl], [200, ticket.id, 'https://hall.example'])
  assert.notEqual(way.body.key, ticket.key)
  const path = `${HALL}/tickets/${ticket.id}`
  const key = `key=${way.body.key}`
  assert.equal((await http.send(`${path}?${key}`)).body.state, 'done')
  assert.equal((await http.send(`${path}/grant?${key}`)).body.grant, grant)
  const refused = await http.post(`${path}/cancel?${key}`)
  assert.deepEqual([refused.status, refused.body.code], [403, 'wrong-ticket-key'])
  const { ticket: other } = await http.serve()
  assert.equal((await http.send(`${HALL}/tickets/${other.id}?${key}`)).status, 403)
  await http.close()
})

test('a phone is handed only what may still be answered, and the first answer wins', async () => {
  const http = await rated()
  await open(http)
  const { grant, ticket } = await http.serve()
  const ask = (of: string) => http.send(`${HALL}/evaluations/grants/${of}/phone`)
  const { key } = (await ask(grant)).body
  const said = await http.post(`${HALL}/tickets/${ticket.id}/evaluation?key=${key}`, http.rating(grant))
  assert.equal(said.status, 201)
  assert.deepEqual([(await ask(grant)).status, (await ask(grant)).body.code], [409, 'grant-answered'])
  assert.equal((await http.rate(http.rating(grant))).body.code, 'grant-answered')
  const next = await http.serve()
  await http.serve()
  assert.equal((await ask(next.grant)).body.code, 'grant-lapsed')
  assert.equal((await ask('nobody')).body.code, 'unknown-grant')
  await http.close()
})

test('a pad hands over only the questions of its own counter', async () => {
  const pad: Known = {
    kind: 'device',
    device: 'pad' as DeviceId,
    hall: 'demo' as HallId,
    screens: [{ kind: 'evaluation-pad', counter: '4' as CounterId, zone: null }],
  }
  let asked: readonly Known[] = []
  const http = await rated({ credentials: { who: async () => asked, lasting: () => AbortSignal.abort() } })
  await open(http)
  const { grant } = await http.serve()
  asked = [pad]
  const { status, body } = await http.send(`${HALL}/evaluations/grants/${grant}/phone`, {
    headers: { authorization: 'Bearer x' },
  })
  assert.deepEqual([status, body.code], [403, 'no-right'])
  await http.close()
})
