import type { Context } from 'hono'
import type { CounterId, HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import { authorize, hasPerson, type KeyCheck, type Target } from './authorize.ts'
import { readBody } from './body.ts'
import type { Endpoint } from './endpoint.ts'
import { onceOf } from './once.ts'
import { takesKey } from './openapi.ts'
import type { AppParts } from './parts.ts'
import type { Principal } from './principal.ts'
import { badInput, Problem } from './problem.ts'
import { rateLimiter } from './rate.ts'
import { factsOf, isForeignPage } from './request-facts.ts'
import { answerResponse } from './responses.ts'
import { type Action, isForHolder, RIGHTS } from './rights.ts'
import { checkKey } from './ticket-key.ts'

/** Whom the gates let in, and whether anybody is signed in there, whoever of them was heard. */
interface Admitted {
  readonly principal: Principal
  readonly isStaff: boolean
}

/** The gates before every route: rate, origin, right. Gives who asks, or throws the Problem that stops them. */
export type Gate = (context: Context, action: Action) => Promise<Admitted>

export function createGate(parts: AppParts): Gate {
  const { halls, mode, limits, clock, publicOrigins, remoteAddress, credentials } = parts
  const wait = rateLimiter(limits.rate)

  const keyCheck = async (context: Context, action: Action): Promise<KeyCheck> => {
    const hall = halls.get(context.req.param('hall') ?? '')
    const ticket = context.req.param('id') ?? ''
    if (!hall || !isForHolder(action)) return { kind: 'none' }
    return checkKey(hall, ticket as TicketId, context.req.query('key') ?? null)
  }

  return async (context, action) => {
    // Node takes hosts for good that no address can hold: `127..0.1`.
    if (!URL.canParse(context.req.raw.url)) throw new Problem('bad-request', { field: 'Host' })
    const facts = factsOf(context.req.raw, remoteAddress(context.env))
    const seconds = wait(facts.address ?? '', clock())
    if (seconds > 0) throw new Problem('too-many', {}, { 'Retry-After': String(seconds) })
    if (isForeignPage(facts, publicOrigins)) throw new Problem('forbidden-origin', { field: 'Origin' })
    const who = facts.hasCredentials && !RIGHTS[action].anyone ? await credentials.who(context.req.raw) : []
    const key = await keyCheck(context, action)
    const principal = authorize({ facts, action, target: targetOf(context, halls), demo: mode.demo, key, who })
    return { principal, isStaff: hasPerson(who) }
  }
}

/** What the path of a request names, as the hall stands now. */
function targetOf({ req }: Context, halls: AppParts['halls']): Target {
  const hall = req.param('hall')
  const counter = req.param('counter')
  const seat = halls
    .get(hall ?? '')
    ?.fold()
    .queue.counters.find(({ id }) => id === counter)?.staff
  return { hall: (hall ?? null) as HallId | null, counter: (counter ?? null) as CounterId | null, seat: seat ?? null }
}

/** Serves one endpoint: gates, hall, query, body, key, then its handler. */
export function serve(
  endpoint: Endpoint,
  { halls, limits }: AppParts,
  gate: Gate,
): (context: Context) => Promise<Response> {
  return async (context) => {
    const { req } = context
    const { principal, isStaff } = await gate(context, endpoint.action)
    const hall = hallOf(endpoint, halls, req.param('hall'))
    checkQuery(endpoint, req.query())
    const read = endpoint.body && (await readBody(req.raw, endpoint.body, limits.bodyBytes))
    const once = takesKey(endpoint) ? await onceOf(req.raw, principal, read?.bytes ?? new Uint8Array(0)) : undefined
    const param = (name: string): string => req.param(name) ?? ''
    const done = await endpoint.handle({ context, principal, isStaff, param, hall, body: read?.value, once })
    // Not `instanceof`: on Node there are two kinds of Response at once.
    return 'headers' in done ? done : answerResponse(done)
  }
}

function hallOf({ path }: Endpoint, halls: ReadonlyMap<string, HallPort>, id: string | undefined): HallPort {
  const hall = halls.get(id ?? '')
  if (!hall && path.includes('{hall}')) throw new Problem('unknown-hall', { field: 'hall' })
  return hall as HallPort
}

function checkQuery({ query }: Endpoint, given: Record<string, string>): void {
  const parsed = query?.safeParse(given, { reportInput: true })
  if (parsed && !parsed.success) throw badInput(parsed.error.issues, 'query')
}
