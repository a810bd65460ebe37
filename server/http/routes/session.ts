import {
  ChangePasswordRequestSchema,
  SessionSchema,
  SessionsEndedSchema,
  SetPasswordRequestSchema,
  SignInRequestSchema,
} from '#shared/protocol/schemas/people.ts'
import type { People } from '#server/people/people.ts'
import type { Person } from '#server/people/records.ts'
import type { From, SignedIn } from '#server/people/sign-in.ts'
import { askPeople } from '../ask-people.ts'
import { cookieOf, isSecure, SIGN_OUT_COOKIES, signInCookies, withCookies } from '../cookies.ts'
import { type Asked, type Endpoint, endpoint } from '../endpoint.ts'
import { type Credentials, type Principal, principalName } from '../principal.ts'
import { Problem } from '../problem.ts'
import { answerResponse } from '../responses.ts'

/** What the session routes need of the server. */
export interface SessionParts {
  readonly people: People
  readonly credentials: Credentials
  readonly publicOrigins: readonly string[]
  readonly remoteAddress: (env: unknown) => string | null
}

const selfOf = ({ id, user, name, role, staff, halls }: Person) => ({ id, user, name, role, staff, halls })

/** What a request says of the browser it comes from; a cookie of another length is none of ours. */
function fromOf({ context }: Asked, { remoteAddress }: SessionParts): From {
  const browser = cookieOf(context.req.raw, 'hallcast_browser')
  return { address: remoteAddress(context.env), browser: browser?.length === 22 ? browser : null }
}

function refusedAtTheDoor(refused: Extract<SignedIn, { kind: 'wrong' | 'wait' }>): Problem {
  if (refused.kind === 'wrong') return new Problem('wrong-password')
  return new Problem('sign-in-slowed', {}, { 'Retry-After': String(Math.ceil(refused.ms / 1000)) })
}

/** Somebody is in: the cookies, and an end to whoever was signed in with this browser before. */
async function enter(signed: SignedIn, asked: Asked, parts: SessionParts): Promise<Response> {
  if (signed.kind !== 'in') throw refusedAtTheDoor(signed)
  const request = asked.context.req.raw
  const before = cookieOf(request, 'hallcast_session')
  if (before !== null) await askPeople(parts.people.signOut(before))
  const answer = answerResponse({ status: 200, body: { kind: 'person', person: selfOf(signed.person), screens: [] } })
  return withCookies(answer, signInCookies(signed.session, signed.browser, isSecure(request, parts.publicOrigins)))
}

function signIn(parts: SessionParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/session',
    action: 'sign-in',
    id: 'signIn',
    summary: 'Signs a person in: the session is an HttpOnly cookie, and nothing else.',
    body: SignInRequestSchema,
    status: 200,
    answer: SessionSchema,
    codes: ['wrong-password', 'sign-in-slowed', 'sign-in-busy'],
    handle: async (asked) => {
      const { user, password } = asked.body
      return enter(
        await askPeople(parts.people.signIn.withPassword(user, password, fromOf(asked, parts))),
        asked,
        parts,
      )
    },
  })
}

function setPassword(parts: SessionParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/setup',
    action: 'set-password',
    id: 'setPassword',
    summary: 'Sets a password with a one-time code, of the first start or from the admin, and signs in.',
    body: SetPasswordRequestSchema,
    status: 200,
    answer: SessionSchema,
    codes: ['wrong-code', 'sign-in-busy'],
    handle: async (asked) => {
      const { code, password } = asked.body
      const set = await askPeople(parts.people.signIn.withCode(code, password, fromOf(asked, parts)))
      if (set.kind === 'unknown') throw new Problem('wrong-code', { field: 'code' })
      if (set.kind === 'weak') throw new Problem('bad-input', { field: 'password', detail: `password ${set.problem}.` })
      return enter(set, asked, parts)
    },
  })
}

function changePassword(parts: SessionParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/session/password',
    action: 'change-own-password',
    id: 'changePassword',
    summary:
      'Whoever is signed in takes another password; the old one is asked for, and their other browsers sign out.',
    body: ChangePasswordRequestSchema,
    status: 200,
    answer: SessionsEndedSchema,
    codes: ['wrong-password', 'sign-in-slowed', 'sign-in-busy'],
    handle: async (asked) => {
      const { body, principal } = asked
      // In a demo somebody at the machine asks, who has no password: none is the right one.
      if (principal.kind !== 'person') throw new Problem('wrong-password')
      const from = fromOf(asked, parts)
      const changed = await askPeople(parts.people.signIn.changePassword(principal, body.old, body.password, from))
      if (changed.kind === 'weak')
        throw new Problem('bad-input', { field: 'password', detail: `password ${changed.problem}.` })
      if (changed.kind !== 'changed') throw refusedAtTheDoor(changed)
      return { status: 200, body: { sessions: changed.ended } }
    },
  })
}

/** Who asks, and as which screens: a console's browser is a device and has a clerk signed in. */
async function whoAmI({ people, credentials }: SessionParts, principal: Principal, request: Request) {
  const person = principal.kind === 'person' ? people.person(principal.person) : undefined
  const who = await credentials.who(request)
  return {
    kind: principal.kind,
    person: person ? selfOf(person) : null,
    screens: who.flatMap((known) => (known.kind === 'device' ? known.screens : [])),
  }
}

/** Signing in and out, and who one is. */
export function sessionEndpoints(parts: SessionParts): readonly Endpoint[] {
  const { people } = parts
  const see = endpoint({
    method: 'get',
    path: '/api/v1/session',
    action: 'see-session',
    id: 'getSession',
    summary: 'Who is asking: the person signed in, the program, the device.',
    status: 200,
    answer: SessionSchema,
    codes: [],
    handle: async ({ context, principal }) => ({
      status: 200,
      body: await whoAmI(parts, principal, context.req.raw),
    }),
  })
  const signOut = endpoint({
    method: 'delete',
    path: '/api/v1/session',
    action: 'sign-out',
    id: 'signOut',
    summary: 'Signs this browser out; its streams end.',
    status: 204,
    codes: [],
    handle: async ({ context }) => {
      const secret = cookieOf(context.req.raw, 'hallcast_session')
      if (secret !== null) await askPeople(people.signOut(secret))
      return withCookies(answerResponse({ status: 204, body: null }), SIGN_OUT_COOKIES)
    },
  })
  const everywhere = endpoint({
    method: 'delete',
    path: '/api/v1/sessions',
    action: 'sign-out-everywhere',
    id: 'signOutEverywhere',
    summary: 'Signs the person out in every browser, this one too.',
    status: 200,
    answer: SessionsEndedSchema,
    codes: [],
    handle: async ({ principal }) => {
      // In a demo somebody at the machine asks, who is signed in nowhere.
      if (principal.kind !== 'person') return { status: 200, body: { sessions: 0 } }
      const sessions = await askPeople(people.signOutEverywhere(principal.person, principalName(principal)))
      return withCookies(answerResponse({ status: 200, body: { sessions } }), SIGN_OUT_COOKIES)
    },
  })
  return [signIn(parts), see, signOut, everywhere, setPassword(parts), changePassword(parts)]
}
