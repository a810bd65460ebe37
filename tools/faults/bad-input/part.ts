import { HallClient } from '#tools/hall/hall-client.ts'
import { startServer } from '#tools/hall/server.ts'
import { ask, type Asked, faultsOfRefusal, openAgents } from '../ask.ts'
import type { Effort, Fault, Outcome } from '../fault.ts'
import { addressOf, METHODS, type Places, placesIn, type Route, routesOf, takesBody } from '../routes.ts'
import { stackLinesIn, Trials, unless } from '../trials.ts'
import { BAD_BODIES, ODD_PLACES, ODD_QUERIES } from './bodies.ts'

interface Bad extends Asked {
  readonly name: string
}

/** Everything bad that can be asked of one route. */
function badOf(route: Route, routes: readonly Route[], places: Places): readonly Bad[] {
  const { method } = route
  const path = addressOf(route, places)
  const odd = placesIn(route).flatMap((place) =>
    ODD_PLACES.map((value) => ({
      name: `{${place}} is ${value.slice(0, 20)}`,
      method,
      path: addressOf(route, { ...places, [place]: value }),
      ...(takesBody(route) ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
    })),
  )
  const known = new Set<string>(routes.filter((other) => other.path === route.path).map((other) => other.method))
  const others = METHODS.filter((other) => !known.has(other)).map((other) => ({ name: other, method: other, path }))
  const bodies = takesBody(route) ? BAD_BODIES.map((bad) => ({ ...bad, method, path })) : []
  const queries = path.endsWith('/events')
    ? ODD_QUERIES.map((query) => ({ name: query.slice(0, 40), method, path: `${path}?${query}` }))
    : []
  return [...odd, ...bodies, ...queries, ...others]
}

async function play({ short, say }: Effort): Promise<Outcome> {
  const server = await startServer()
  const agents = openAgents()
  try {
    const client = new HallClient(server.url)
    await client.openCounters(6)
    const { id } = await client.take('C')
    await client.take('A')
    const { call } = await client.act('1', 'call-next')
    const places = { hall: 'demo', id, counter: '1', callId: call?.callId ?? '' }
    const routes = await routesOf(server.url)
    const trials = new Trials()
    const codes = new Map<string, number>()
    let changed = 0
    for (const route of routes) {
      const { sequence } = await client.snapshot()
      const all = badOf(route, routes, places).filter((_, index) => !short || index % 3 === 0)
      const told = await Promise.all(
        all.map(async (bad, index) => ({ bad, answer: await ask(server.port, agents[index % agents.length]!, bad) })),
      )
      for (const { bad, answer } of told) {
        const faults = faultsOfRefusal(answer)
        trials.note(faults.map((fault) => `${route.method} ${route.path}, ${bad.name}: ${fault}`))
        const code = faults.length === 0 ? (JSON.parse(answer.text) as { readonly code: string }).code : 'none'
        codes.set(code, (codes.get(code) ?? 0) + 1)
      }
      const after = await client.snapshot()
      if (after.sequence !== sequence) changed++
      trials.note(unless(after.sequence === sequence, `${route.method} ${route.path} changed the hall`))
      say(`${route.method} ${route.path}: ${all.length} bad requests`)
    }
    trials.note(unless(stackLinesIn(server.stderr()) === 0, `the server wrote ${server.stderr().slice(0, 500)}`))
    const most = [...codes].toSorted(([, a], [, b]) => b - a).map(([code, count]) => `${count} ${code}`)
    return trials.outcome(
      [`${routes.length} routes`, `${changed} routes that changed the hall`, ...most],
      `${codes.get('none') ?? 0} answers without a code`,
    )
  } finally {
    for (const agent of agents) agent.destroy()
    await server.end()
  }
}

/** Whatever somebody sends, the hall says what is wrong with it, and nothing has happened. */
export const badInput: Fault = {
  id: 'bad-input',
  title: 'Malformed and oversized input',
  done: `Every route that \`/api/openapi.json\` names is sent bodies that are no JSON, no object, too big, too deep, of another type, charset
or encoding, with unknown fields, wrong types and the names of prototypes; odd ids in the path, odd positions, odd keys, other methods.`,
  holds: `Each gets problem details with a code of the table under that code's status, below 500; no stack trace leaves the server or stands in
its log; the hall's sequence does not move.`,
  play,
}
