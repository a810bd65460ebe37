import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { SCREEN_KINDS } from '#shared/protocol/devices.ts'
import { PERSON_ROLES } from '#shared/protocol/people.ts'
import type { Known } from '#server/http/principal.ts'
import { listen } from '#server/node/listener.ts'
import { documentedEndpoints } from '#tools/docs/endpoints.ts'
import { CREDENTIALS, HERE, somebody } from './everybody.ts'
import { HALL, openHttp } from './rig.ts'
import { ROUTES_IN_TABLE, rowOf, WHO, type Who } from './rights-table.ts'

test('every route has its row, and every row its route', () => {
  const routes = documentedEndpoints().map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  assert.deepEqual([...ROUTES_IN_TABLE].toSorted(), routes.toSorted())
})

test('every role and every kind of screen has its column', () => {
  const shown = Object.values(CREDENTIALS)
  assert.deepEqual(new Set(shown.flatMap(({ role }) => role ?? [])), new Set(PERSON_ROLES))
  assert.deepEqual(new Set(shown.flatMap(({ screen }) => screen ?? [])), new Set(SCREEN_KINDS))
})

/** Whoever stands outside the hall's own rights: with a key of a ticket, with the one a pad showed, or with nothing. */
const isStranger = (who: Who): boolean => who === 'anyone' || who.startsWith('holder') || who === 'phone at the pad'

/** Whoever signs out is nobody any more: last of all. */
const LEAVING = ['DELETE /api/v1/sessions', 'DELETE /api/v1/session']
const routes = documentedEndpoints()
  .map(({ method, path }) => ({ method: method.toUpperCase(), path, route: `${method.toUpperCase()} ${path}` }))
  .sort((one, other) => LEAVING.indexOf(one.route) - LEAVING.indexOf(other.route))

/** Somebody knocks at a server's own port with credentials that it gave, and a body that says nothing useful. */
async function knocking(context: TestContext, who: Who, hall = 'demo') {
  const { app, close, headers, ticket, query } = await somebody(who)
  const server = await listen((request, env) => app.fetch(request, env), 0, '127.0.0.1')
  const { port } = server.address() as AddressInfo
  const knock = async (method: string, path: string) => {
    const filled = path
      .replace('{hall}', hall)
      .replace('{counter}', HERE)
      .replaceAll('{id}', path.includes('/tickets/') ? ticket : 'x')
      .replaceAll('{callId}', 'x')
    // A body that no route takes: whoever may is told what is wrong with it, and nothing happens.
    const hasBody = method !== 'GET' && method !== 'DELETE'
    const gone = new AbortController()
    const response = await fetch(`http://127.0.0.1:${port}${filled}${path.includes('/tickets/{id}') ? query : ''}`, {
      method,
      headers: { ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
      ...(hasBody ? { body: '{"nonsense":1}' } : {}),
      signal: gone.signal,
    })
    const { status } = response
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    const code = isStream ? '' : (/"code":"([\w-]+)"/.exec(await response.text())?.[1] ?? '')
    if (isStream) gone.abort()
    const isRefused = ['no-credentials', 'no-right', 'wrong-ticket-key'].includes(code)
    assert.equal(status === 401, code === 'no-credentials', `${who}: ${method} ${path}`)
    return { status, isRefused }
  }
  context.after(async () => {
    server.closeAllConnections()
    server.close()
    await close()
  })
  return knock
}

for (const who of WHO) {
  test(`${who} may what stands in the table, and nothing else`, async (context) => {
    const knock = await knocking(context, who)
    // Whoever was let out is nobody any more.
    const isKnown = CREDENTIALS[who] !== undefined && who !== 'revoked pad'
    for (const { method, path, route } of routes) {
      const { status, isRefused } = await knock(method, path)
      assert.equal(!isRefused, rowOf(route)![who], `${route} says ${status}`)
      if (isRefused && (!isStranger(who) || who === 'anyone')) assert.equal(status, isKnown ? 403 : 401, route)
    }
  })
}

test('nobody has a right in a hall that is not theirs, whatever they may in their own', async (context) => {
  for (const who of WHO.filter((one) => CREDENTIALS[one])) {
    for (const hall of ['other', 'nowhere']) {
      const knock = await knocking(context, who, hall)
      for (const { method, path } of routes.filter((one) => one.path.includes('{hall}')))
        assert.deepEqual(
          await knock(method, path),
          { status: who === 'revoked pad' ? 401 : 403, isRefused: true },
          `${who}: ${method} ${path}`,
        )
    }
  }
})

test('the key of one ticket is no key to another, whoever shows it', async () => {
  for (const who of ['holder', 'manager', 'demo'] as const) {
    const { fetch, ticket, headers, close } = await somebody(who)
    assert.equal((await fetch(`${HALL}/tickets/${ticket}?key=wrong`, { headers })).status, 403, who)
    await close()
  }
})

test('of a device and a clerk in one browser each brings its own rights', async () => {
  const at = (kind: string) => ({
    kind: 'device',
    device: kind,
    hall: 'demo',
    screens: [{ kind, counter: HERE, zone: null }],
  })
  const li = { kind: 'person', person: 'li', role: 'clerk', staff: 'li-na', halls: ['demo'], session: 's' }
  const both = [at('ticket-kiosk'), li, at('counter-console')] as unknown as readonly Known[]
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
