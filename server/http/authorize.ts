import type { CounterId, HallId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Known, Principal } from './principal.ts'
import { Problem } from './problem.ts'
import { FORGET_SESSION, isFromThisMachine, type RequestFacts } from './request-facts.ts'
import { type Action, type Reach, type Right, RIGHTS } from './rights.ts'

/** The key in the address, held against the ticket in the path. */
export type KeyCheck = { readonly kind: 'none' | 'wrong' } | { readonly kind: 'right'; readonly ticket: TicketId }

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
  if (right.holder && key.kind === 'right') return { kind: 'holder', ticket: key.ticket }
  if (right.holder && key.kind === 'wrong') throw new Problem('wrong-ticket-key', { field: 'key' })
  const able = who.find((known) => may(known, right, target))
  if (able) return able
  if (who.length > 0) throw new Problem('no-right')
  if (demo && !facts.hasCredentials && isFromThisMachine(facts)) return { kind: 'demo' }
  // A cookie that means nothing any more must not stand in the way of the demo, or of who signs in next.
  throw new Problem('no-credentials', {}, facts.hasSession ? { 'Set-Cookie': FORGET_SESSION } : {})
}

function may(known: Known, { people, token, screens }: Right, { hall, counter, seat }: Target): boolean {
  const reaches = (reach: Reach | undefined, inHall: boolean, atSeat: boolean): boolean =>
    reach === 'server' || (reach === 'hall' && inHall) || (reach === 'seat' && inHall && atSeat)
  switch (known.kind) {
    case 'person':
      return reaches(people?.[known.role], isIn(known, hall), known.staff !== null && known.staff === seat)
    case 'token':
      return reaches(token, isIn(known, hall), false)
    case 'device':
      return known.screens.some((screen) =>
        reaches(screens?.[screen.kind], known.hall === hall, screen.counter !== null && screen.counter === counter),
      )
  }
}

function isIn({ halls }: Extract<Known, { halls: unknown }>, hall: HallId | null): boolean {
  return hall !== null && (halls === 'all' || halls.includes(hall))
}
