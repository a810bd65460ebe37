import type { PersonRole } from '#shared/protocol/people.ts'
import { PERSON_ROLES } from '#shared/protocol/people.ts'
import { SCREEN_KINDS, type ScreenKind } from '#shared/protocol/devices.ts'

/** What a request wants to do; each route names one. */
export type Action =
  | 'see-health'
  | 'see-page'
  | 'see-openapi'
  | 'see-hall'
  | 'follow-hall'
  | 'take-ticket'
  | 'see-ticket'
  | 'cancel-ticket'
  | 'change-ticket'
  | 'open-counter'
  | 'work-at-counter'
  | 'report-shown'
  | 'end-day'
  | 'declare-emergency'
  | 'rate'
  | 'tell-silence'
  | 'hand-to-phone'
  | 'see-own-question'
  | 'rate-own-service'
  | 'speak'
  | 'see-ratings'
  | 'review-rating'
  | 'see-own-ratings'
  | 'pair'
  | 'report-presence'
  | 'manage-devices'
  | 'sign-in'
  | 'sign-out'
  | 'set-password'
  | 'see-session'
  | 'sign-out-everywhere'
  | 'change-own-password'
  | 'manage-people'
  | 'manage-tokens'
  | 'see-audit'
  | 'unknown'

/**
 * How far a right reaches. `server`: it is about no hall. `hall`: anything in a hall of theirs. `console`: the counter
 * whose console they stand at: a device that a manager let in for it. `seat`: the same, if they are the clerk who sits there.
 */
export type Reach = 'server' | 'hall' | 'console' | 'seat'

/**
 * Keys of one ticket, by who has them. `own`: its customer's, from the kiosk. `rating`: whoever stood before a pad that could
 * not keep an answer. `following`: whoever was given the ticket by somebody signed in, and that somebody too.
 */
export type KeyKind = 'own' | 'rating' | 'following'

/** Who may do one thing. Somebody at the machine of a demo may do everything, and is named nowhere. */
export interface Right {
  /** Strangers too. */
  readonly anyone?: true
  /** Whoever holds such a key of the ticket in the path. */
  readonly holder?: readonly KeyKind[]
  /** A customer's alone: nobody who is signed in, whatever key or device they show. */
  readonly notStaff?: true
  readonly people?: Partial<Record<PersonRole, Reach>>
  /** Programs of integrators. */
  readonly token?: Reach
  readonly screens?: Partial<Record<ScreenKind, 'server' | 'hall'>>
  /** Devices that were let out of the hall, for what people gave there before. */
  readonly revoked?: true
}

const all = <K extends string, R extends Reach>(kinds: readonly K[], reach: R): Record<K, R> =>
  Object.fromEntries(kinds.map((kind) => [kind, reach])) as Record<K, R>

const ANYONE: Right = { anyone: true }
const WHOEVER_IS_KNOWN: Right = {
  people: all(PERSON_ROLES, 'server'),
  token: 'server',
  screens: all(SCREEN_KINDS, 'server'),
}
const LOOKS_AT_THE_HALL: Right = {
  people: all(PERSON_ROLES, 'hall'),
  token: 'hall',
  screens: all(SCREEN_KINDS, 'hall'),
}
/** The lobby's own people; a clerk stands in at the reception. */
const LOBBY = { admin: 'hall', manager: 'hall', clerk: 'hall' } as const
const MANAGERS: Right = { people: { admin: 'hall', manager: 'hall' } }
const ADMIN: Right = { people: { admin: 'server' } }

/** Who may do what: the one place where rights are written down. `tests/server/http/rights-table.ts` holds every route to it. */
export const RIGHTS: Readonly<Record<Action, Right>> = {
  'see-health': ANYONE,
  'see-page': ANYONE,
  'sign-in': ANYONE,
  // Whoever has no session any more is signed out as well.
  'sign-out': ANYONE,
  // Whoever stands at the door; the credential in the cookie is the right to an access.
  pair: ANYONE,
  // The one-time code is the right.
  'set-password': ANYONE,
  unknown: WHOEVER_IS_KNOWN,
  'see-openapi': WHOEVER_IS_KNOWN,
  'see-session': WHOEVER_IS_KNOWN,
  'see-hall': LOOKS_AT_THE_HALL,
  'follow-hall': LOOKS_AT_THE_HALL,
  'report-shown': { people: all(PERSON_ROLES, 'hall'), screens: all(SCREEN_KINDS, 'hall') },
  'take-ticket': { people: LOBBY, token: 'hall', screens: { 'ticket-kiosk': 'hall' } },
  'see-ticket': { holder: ['own', 'rating', 'following'], people: LOBBY, token: 'hall' },
  'cancel-ticket': { holder: ['own', 'following'], people: LOBBY, token: 'hall' },
  'change-ticket': { people: LOBBY, token: 'hall' },
  // A clerk opens a counter that is free, as themself: the route sees to that.
  'open-counter': { people: { admin: 'hall', manager: 'hall', clerk: 'console' } },
  'work-at-counter': { people: { admin: 'hall', manager: 'hall', clerk: 'seat' } },
  'end-day': MANAGERS,
  'declare-emergency': MANAGERS,
  // Only a pad, and only at its counter: the route holds the grant against its screens. No person of the hall ever, not at a
  // pad either: while somebody is signed in there, it keeps what it has.
  rate: { screens: { 'evaluation-pad': 'hall' }, revoked: true, notStaff: true },
  'tell-silence': { screens: { 'evaluation-pad': 'hall' }, notStaff: true },
  'hand-to-phone': { screens: { 'evaluation-pad': 'hall' }, notStaff: true },
  'see-own-question': { holder: ['own', 'rating', 'following'], notStaff: true },
  'rate-own-service': { holder: ['own', 'rating'], notStaff: true },
  // Any screen may lend the hall its loudspeaker; the lease sees to it that one of them speaks.
  speak: { screens: { voice: 'hall', 'call-board': 'hall', 'counter-sign': 'hall', 'waiting-area': 'hall' } },
  'see-ratings': MANAGERS,
  'review-rating': MANAGERS,
  'see-own-ratings': { people: { clerk: 'hall' } },
  'report-presence': { screens: all(SCREEN_KINDS, 'hall') },
  'manage-devices': MANAGERS,
  'change-own-password': { people: all(PERSON_ROLES, 'server') },
  'sign-out-everywhere': { people: all(PERSON_ROLES, 'server') },
  'manage-people': ADMIN,
  'manage-tokens': ADMIN,
  'see-audit': { people: { admin: 'server', manager: 'server' } },
}

/** May a ticket key open this? */
export function isForHolder(action: Action): boolean {
  return RIGHTS[action].holder !== undefined
}
