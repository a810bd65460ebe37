import type { PersonRole } from '#shared/protocol/people.ts'
import type { ScreenKind } from '#shared/protocol/devices.ts'
import { keyOfNew, ratingKeyOf } from '#server/http/ticket-key.ts'
import { openReal } from './real-hall.ts'
import { HALL, openHttp, OTHER_HALL } from './rig.ts'
import type { Who } from './rights-table.ts'

/** Where Li Na sits, and everything stands that stands at a counter; and a counter where nobody sits. */
export const HERE = '3'
const ELSEWHERE = '4'

/** Somebody with credentials: who signs in, which screen their browser was let in as, or a program. */
interface Credentials {
  readonly role?: PersonRole
  /** Of a clerk: who of the staff. */
  readonly staff?: string
  readonly screen?: ScreenKind
  /** Of a screen at a counter. */
  readonly counter?: string
  readonly isRevoked?: true
  readonly isProgram?: true
}

const screen = (kind: ScreenKind, counter = HERE): Credentials => ({ screen: kind, counter })

/** What each of them shows. Wang Lei sits at no counter; he and Li Na stand at a console. */
export const CREDENTIALS: Partial<Record<Who, Credentials>> = {
  'clerk here': { role: 'clerk', staff: 'li-na', ...screen('counter-console') },
  'clerk elsewhere': { role: 'clerk', staff: 'wang-lei', ...screen('counter-console') },
  'clerk without console': { role: 'clerk', staff: 'li-na', ...screen('counter-console', ELSEWHERE) },
  manager: { role: 'manager' },
  admin: { role: 'admin' },
  editor: { role: 'editor' },
  approver: { role: 'approver' },
  integrator: { isProgram: true },
  'call-board': screen('call-board'),
  'counter-sign': screen('counter-sign'),
  'counter-console here': screen('counter-console'),
  'counter-console elsewhere': screen('counter-console', ELSEWHERE),
  'ticket-kiosk': screen('ticket-kiosk'),
  'evaluation-pad': screen('evaluation-pad'),
  'waiting-area': screen('waiting-area'),
  voice: screen('voice'),
  'revoked pad': { ...screen('evaluation-pad'), isRevoked: true },
}

type Real = Awaited<ReturnType<typeof openReal>>

/** Signs in, is let in, gets a token: gives the headers of a request that carries all of it. Everybody is of the demo hall alone. */
async function enter(real: Real, { role, staff, screen, counter, isRevoked, isProgram }: Credentials) {
  const { join, pair, post, admin } = real
  const halls = ['demo']
  if (isProgram) {
    const { secret } = (await post('/api/v1/tokens', { label: 'x', halls }, admin)).body
    return { authorization: `Bearer ${secret}` }
  }
  const person = role && (await join('somebody', role, staff, halls))
  const device = screen && (await pair(admin, { kind: screen, ...(counter ? { counter } : {}) }))
  if (isRevoked) await post(`${HALL}/devices/${device!.id}/commands`, { command: 'revoke' }, admin)
  return { cookie: [person?.cookie, device?.cookie].filter(Boolean).join('; ') }
}

/** A server with two halls, in the first of which Li Na sits and a ticket waits; and what somebody's requests carry. */
export async function somebody(who: Who) {
  const real =
    who === 'demo' ? await openHttp({}, undefined, undefined, [OTHER_HALL]) : await openReal({}, [OTHER_HALL])
  const { hall } = real
  const answer = () => ({ status: 200, body: null })
  await hall.ask({ wish: { type: 'counter', counter: HERE as never, action: 'open', staff: 'li-na' as never }, answer })
  const ticket = { id: 'ticket-1' as never, service: 'C' as never, class: 'normal' } as const
  const given = await keyOfNew(ticket.id, who === 'holder from a clerk')
  const secret = { ticketId: ticket.id, keyHash: given.keyHash }
  await hall.ask({ wish: { type: 'issue', ticketId: ticket.id, promised: null, ...ticket }, answer, secret })
  const shown = CREDENTIALS[who]
  const headers: Record<string, string> = shown ? await enter(real as Real, shown) : {}
  const keys: Partial<Record<Who, string | null>> = {
    holder: given.key,
    'holder from a clerk': given.key,
    'phone at the pad': await ratingKeyOf(hall, ticket.id),
  }
  const key = keys[who]
  return { ...real, headers, ticket: ticket.id as string, query: key ? `?key=${key}` : '' }
}
