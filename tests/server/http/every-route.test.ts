import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CounterId, HallId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import type { DeviceId, ScreenKind } from '#shared/protocol/devices.ts'
import type { PersonId, PersonRole, TokenId } from '#shared/protocol/people.ts'
import type { Known } from '#server/http/principal.ts'
import { keyOfNew, ratingKeyOf } from '#server/http/ticket-key.ts'
import type { SessionId } from '#server/people/principal.ts'
import { documentedEndpoints } from '#tools/docs/endpoints.ts'
import { HALL, openHttp } from './rig.ts'
import { ROUTES_IN_TABLE, rowOf, WHO, type Who } from './rights-table.ts'

const DEMO = 'demo' as HallId
const HERE = '3' as CounterId
const OTHER = '4' as CounterId

const person = (role: PersonRole, staff: string | null = null): Known => ({
  kind: 'person',
  person: role as string as PersonId,
  role,
  staff: staff as StaffId | null,
  halls: [DEMO],
  session: 's' as SessionId,
})
const device = (kind: ScreenKind, counter = HERE): Known => ({
  kind: 'device',
  device: kind as string as DeviceId,
  hall: DEMO,
  screens: [{ kind, counter, zone: null }],
})
/** Whose credentials hold, for everybody who has some. Li Na sits at counter 3, Wang Lei at none; both stand at its console. */
const KNOWN: Partial<Record<Who, Known | readonly Known[]>> = {
  'clerk here': [person('clerk', 'li-na'), device('counter-console')],
  'clerk elsewhere': [person('clerk', 'wang-lei'), device('counter-console')],
  'clerk without console': [person('clerk', 'li-na'), device('counter-console', OTHER)],
  manager: person('manager'),
  admin: person('admin'),
  editor: person('editor'),
  approver: person('approver'),
  integrator: { kind: 'token', token: 't' as TokenId, halls: [DEMO] },
  'call-board': device('call-board'),
  'counter-sign': device('counter-sign'),
  'counter-console here': device('counter-console'),
  'counter-console elsewhere': device('counter-console', OTHER),
  'ticket-kiosk': device('ticket-kiosk'),
  'evaluation-pad': device('evaluation-pad'),
  'waiting-area': device('waiting-area'),
  voice: device('voice'),
  'revoked pad': { ...device('evaluation-pad'), kind: 'revoked' } as Known,
}

test('every route has its row, and every row its route', () => {
  const routes = documentedEndpoints().map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  assert.deepEqual([...ROUTES_IN_TABLE].toSorted(), routes.toSorted())
})

/** Whoever stands outside the hall's own rights: with a key of a ticket, or with nothing. */
const isStranger = (who: Who): boolean => who === 'anyone' || isHolder(who)
const isHolder = (who: Who): boolean => who.startsWith('holder') || who === 'phone at the pad'

/** A hall in which counter 3 has Li Na at it and a ticket with a key waits; somebody knocks, and the body says nothing useful. */
async function knocking(who: Who, hall: HallId = DEMO) {
  const known = KNOWN[who]
  let asked: readonly Known[] = []
  const http = await openHttp({
    credentials: { who: async () => asked, lasting: () => AbortSignal.abort() },
    ...(isStranger(who) ? { mode: { demo: false } } : {}),
  })
  await http.hall.ask({
    wish: { type: 'counter', counter: HERE, action: 'open', staff: 'li-na' as StaffId },
    answer: () => ({ status: 200, body: null }),
  })
  const ticket = await (isStranger(who) ? openTicket(http, who === 'holder from a clerk') : http.issue())
  const keys: Partial<Record<Who, string>> = {
    holder: `?key=${ticket.key}`,
    'holder from a clerk': `?key=${ticket.key}`,
    'phone at the pad': `?key=${await ratingKeyOf(http.hall, ticket.id as TicketId)}`,
  }
  if (known) asked = [known].flat()
  const knock = async (method: string, path: string): Promise<number> => {
    const filled = path
      .replace('{hall}', hall)
      .replace('{counter}', HERE)
      .replaceAll('{id}', path.includes('/tickets/') ? ticket.id : 'x')
      .replaceAll('{callId}', 'x')
    const key = path.includes('/tickets/{id}') ? (keys[who] ?? '') : ''
    const headers: Record<string, string> = known ? { authorization: 'Bearer x' } : {}
    // A body that no route takes: whoever may is told what is wrong with it, and nothing happens.
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{"nonsense":1}' }
    if ('body' in body) headers['content-type'] = 'application/json'
    const response = await http.fetch(filled + key, { method, headers, ...body })
    const { status } = response
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    if (isStream) await response.body!.cancel()
    const answer = isStream ? '' : await response.text()
    if (status === 401) assert.match(answer, /"no-credentials"/, `${who}: ${method} ${path}`)
    if (status === 403) assert.match(answer, /"(?:no-right|wrong-ticket-key)"/, `${who}: ${method} ${path}`)
    return status
  }
  return { ...http, knock }
}

/** In a real hall a stranger takes no ticket: the hall itself gives this one. */
async function openTicket(
  http: Awaited<ReturnType<typeof openHttp>>,
  isForStaff: boolean,
): Promise<{ id: string; key: string }> {
  const id = 'ticket-1' as TicketId
  const { key, keyHash } = await keyOfNew(id, isForStaff)
  await http.hall.ask({
    wish: { type: 'issue', ticketId: id, service: 'C' as never, class: 'normal', promised: null },
    answer: () => ({ status: 200, body: null }),
    secret: { ticketId: id, keyHash },
  })
  return { id, key }
}

for (const who of WHO) {
  test(`${who} may what stands in the table, and nothing else`, async () => {
    const { knock, close } = await knocking(who)
    // Whoever was let out is nobody any more.
    const isKnown = KNOWN[who] !== undefined && who !== 'revoked pad'
    for (const { method, path } of documentedEndpoints()) {
      const route = `${method.toUpperCase()} ${path}`
      const status = await knock(method.toUpperCase(), path)
      const refused = status === 401 || status === 403
      assert.equal(!refused, rowOf(route)![who], `${route} says ${status}`)
      if (refused && (!isStranger(who) || who === 'anyone')) assert.equal(status, isKnown ? 403 : 401, route)
    }
    await close()
  })
}

test('nobody has a right in a hall that is not theirs', async () => {
  for (const who of WHO.filter((one) => KNOWN[one])) {
    const { knock, close } = await knocking(who, 'other' as HallId)
    for (const { method, path } of documentedEndpoints().filter((one) => one.path.includes('{hall}')))
      assert.equal(await knock(method.toUpperCase(), path), who === 'revoked pad' ? 401 : 403, `${who}: ${path}`)
    await close()
  }
})

test('the key of one ticket is no key to another, whoever shows it', async () => {
  for (const who of ['holder', 'manager', 'demo'] as const) {
    const { fetch, hall, close } = await knocking(who)
    const [ticket] = hall.fold().queue.tickets
    const headers: Record<string, string> = KNOWN[who] ? { authorization: 'Bearer x' } : {}
    assert.equal((await fetch(`${HALL}/tickets/${ticket!.id}?key=wrong`, { headers })).status, 403, who)
    await close()
  }
})

test('of a device and a clerk in one browser each brings its own rights', async () => {
  const both = [KNOWN['ticket-kiosk']!, KNOWN['clerk here']!].flat()
  const { post, act, close } = await openHttp({
    credentials: { who: async () => both, lasting: () => AbortSignal.abort() },
  })
  const headers = { authorization: 'Bearer x' }
  assert.equal((await post(`${HALL}/counters/3/open`, { staff: 'li-na' }, headers)).status, 200)
  assert.equal((await post(`${HALL}/tickets`, { service: 'B' }, headers)).status, 201)
  assert.equal((await post(`${HALL}/counters/3/call-next`, {}, headers)).status, 200)
  assert.equal((await post(`${HALL}/day/end`, {}, headers)).status, 403)
  assert.equal((await act('3', 'start')).status, 200, 'the demo’s own machine, without credentials')
  await close()
})
