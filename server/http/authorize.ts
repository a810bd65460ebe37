import type { CounterId, HallId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Known, Principal } from './principal.ts'
import { Problem } from './problem.ts'
import { FORGET_ACCESS, FORGET_SESSION, isFromThisMachine, type RequestFacts } from './request-facts.ts'
import { type Action, type KeyKind, type Reach, type Right, RIGHTS } from './rights.ts'

/** The key in the address, held against the ticket in the path. */
export type KeyCheck = { readonly kind: 'none' | 'wrong' } | { readonly kind: KeyKind; readonly ticket: TicketId }

/** What a request is about. */
export interface Target {
  readonly hall: HallId | null
  readonly counter: CounterId | null
  /** Who sits at that counter now. */
  readonly seat: StaffId | null
}

/** Everything rights are decided by. */
export interface Asking {
  readonly facts: RequestFacts
  readonly action: Action
  readonly target: Target
  readonly demo: boolean
  readonly key: KeyCheck
  /** Everybody whose credentials the request carries. */
  readonly who: readonly Known[]
}

/**
 * The one place where rights are decided; every route passes it. Of several who ask at once, the first who may is
 * whom the hall hears.
 * @throws {Problem} 401 when nobody is known, 403 when the key is not this ticket's or none of them has the right
 */
export function authorize({ facts, action, target, demo, key, who }: Asking): Principal {
  const right = RIGHTS[action]
  if (right.anyone) return { kind: 'anyone' }
  if (right.notStaff && hasPerson(who)) throw new Problem('no-right')
  if ('ticket' in key && right.holder?.includes(key.kind)) return { kind: 'holder', ticket: key.ticket, key: key.kind }
  // To whom a clerk gave a ticket it is no wrong key that is refused, but this one.
  if (key.kind === 'following') throw new Problem('no-right', { field: 'key' })
  if (right.holder && key.kind !== 'none') throw new Problem('wrong-ticket-key', { field: 'key' })
  const able = who.find((known) => may(known, right, target, who))
  if (able) return able
  // Whoever was let out of the hall is nobody in it.
  if (who.some(({ kind }) => kind !== 'revoked')) throw new Problem('no-right')
  if (demo && !facts.hasCredentials && isFromThisMachine(facts)) return { kind: 'demo' }
  throw new Problem('no-credentials', {}, forgetting(facts, demo && who.length === 0))
}

/** Is anybody of them signed in? */
export function hasPerson(who: readonly Known[]): boolean {
  return who.some(({ kind }) => kind === 'person')
}

/** A cookie that means nothing any more must not stand in the way of the demo, or of who signs in next. */
function forgetting({ hasSession, hasAccess }: RequestFacts, demo: boolean): Record<string, string> {
  if (hasSession) return { 'Set-Cookie': FORGET_SESSION }
  return demo && hasAccess ? { 'Set-Cookie': FORGET_ACCESS } : {}
}

function may(known: Known, { people, token, screens, revoked }: Right, target: Target, who: readonly Known[]): boolean {
  const { hall, seat } = target
  const reaches = (reach: Reach | undefined, inHall: boolean, sitsThere = false): boolean =>
    reach === 'server' ||
    (inHall &&
      (reach === 'hall' || (isAtConsole(who, target) && (reach === 'console' || (reach === 'seat' && sitsThere)))))
  switch (known.kind) {
    case 'person':
      return reaches(people?.[known.role], isIn(known, hall), known.staff !== null && known.staff === seat)
    case 'token':
      return reaches(token, isIn(known, hall))
    case 'device':
      return known.screens.some(({ kind }) => reaches(screens?.[kind], known.hall === hall))
    case 'revoked':
      return revoked === true && known.hall === hall
  }
}

/** Does whoever asks do so from the console of that counter? */
function isAtConsole(who: readonly Known[], { hall, counter }: Target): boolean {
  return who.some(
    (one) =>
      one.kind === 'device' &&
      one.hall === hall &&
      one.screens.some((screen) => screen.kind === 'counter-console' && screen.counter === counter),
  )
}

function isIn({ halls }: Extract<Known, { halls: unknown }>, hall: HallId | null): boolean {
  return hall !== null && (halls === 'all' || halls.includes(hall))
}
