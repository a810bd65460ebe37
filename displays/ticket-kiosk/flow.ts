import type { ServiceId } from '#shared/domain/queue/ids.ts'
import type { TicketClass } from '#shared/domain/queue/ticket.ts'
import type { Language } from '#shared/i18n/languages.ts'
import type { TakenTicket } from './ask.ts'

/** The kiosk goes back to its first step when nobody has touched it for so long: the next customer must not inherit a half-made choice. */
export const IDLE_MS = 30_000
/** So long before it goes back it says so and offers more time (accessibility: at least 20 s). */
export const WARN_MS = 20_000
/** How long a ticket stands: enough to photograph it. In elder mode twice that. */
export const TICKET_MS = 20_000
/** What "I need more time" gives. */
export const MORE_MS = 60_000
/** How long words about trouble stand before the first step comes back. */
export const TROUBLE_MS = 30_000
/**
 * A step that has just appeared takes no choice for so long: the second half of a double tap would fall on whatever lies
 * under the finger now, and choose a class nobody wanted.
 */
export const SETTLE_MS = 500
const MINUTE_MS = 60_000

/** One customer's wish for one ticket. Its key is born with the first tap, so that a second tap or a lost answer gives no second ticket. */
export interface Intent {
  readonly key: string
  readonly service: ServiceId
  readonly class: TicketClass
}

/** Why there is no ticket now, in the kiosk's own words. */
export type Obstacle = 'no-answer' | 'hall-closed' | 'too-many' | 'refused'

/** Where the customer stands: service, then class (where there is a choice), then ticket. */
export type KioskStep =
  | { readonly at: 'services' }
  | { readonly at: 'classes'; readonly service: ServiceId }
  | { readonly at: 'asking'; readonly intent: Intent }
  | { readonly at: 'ticket'; readonly ticket: TakenTicket }
  /** `again`: the wish that got no answer; the same key makes trying again safe. `until`: when a limit is over. */
  | { readonly at: 'trouble'; readonly why: Obstacle; readonly again: Intent | null; readonly until: number | null }

/** All a kiosk knows of the customer before it. Times are monotonic milliseconds of the device. Scope: *moment*. */
export interface KioskState {
  readonly step: KioskStep
  /** Chosen by this customer; null: the hall's own first language. */
  readonly language: Language | null
  readonly elder: boolean
  /** When this step appeared. */
  readonly since: number
  /** When the first step comes back by itself; null: it stands there, or an answer is awaited. */
  readonly leavesAt: number | null
  /** When this kiosk gave tickets in the last minute. */
  readonly given: readonly number[]
}

export const KIOSK_START: KioskState = {
  step: { at: 'services' },
  language: null,
  elder: false,
  since: -Infinity,
  leavesAt: null,
  given: [],
}

export type KioskEvent =
  /** `classes`: what this hall lets a customer choose besides normal; none: no second step. */
  | {
      readonly type: 'service'
      readonly service: ServiceId
      readonly classes: readonly TicketClass[]
      readonly key: string
      readonly perMinute: number
    }
  | { readonly type: 'class'; readonly class: TicketClass; readonly key: string; readonly perMinute: number }
  | { readonly type: 'given'; readonly key: string; readonly ticket: TakenTicket }
  | { readonly type: 'obstacle'; readonly key: string; readonly why: Obstacle }
  | { readonly type: 'again' | 'back' | 'start' | 'more-time' | 'touched' | 'tick' }
  | { readonly type: 'language'; readonly language: Language | null }
  | { readonly type: 'elder'; readonly elder: boolean }

/** What the kiosk shows after an event. An event that makes no sense at this step (a second tap, a late answer) changes nothing. */
export function kioskNext(state: KioskState, event: KioskEvent, now: number): KioskState {
  if (CHOICES.has(event.type) && now - state.since < SETTLE_MS) return state
  const next = stepOn(state, event, now)
  return next.step.at === state.step.at ? next : { ...next, since: now }
}

/** What a finger may do by mistake right after a step has appeared. */
const CHOICES: ReadonlySet<KioskEvent['type']> = new Set(['service', 'class', 'again', 'back', 'start'])

function stepOn(state: KioskState, event: KioskEvent, now: number): KioskState {
  const { step } = state
  switch (event.type) {
    case 'service':
      if (step.at !== 'services') return state
      if (event.classes.length > 0) return stay({ ...state, step: { at: 'classes', service: event.service } }, now)
      return ask(state, { key: event.key, service: event.service, class: 'normal' }, event.perMinute, now)
    case 'class':
      return step.at === 'classes'
        ? ask(state, { key: event.key, service: step.service, class: event.class }, event.perMinute, now)
        : state
    case 'given':
      return step.at === 'asking' && step.intent.key === event.key ? give(state, event.ticket, now) : state
    case 'obstacle':
      if (step.at !== 'asking' || step.intent.key !== event.key) return state
      return trouble(state, event.why, event.why === 'no-answer' ? step.intent : null, null, now)
    case 'again':
      return step.at === 'trouble' && step.again
        ? { ...state, step: { at: 'asking', intent: step.again }, leavesAt: null }
        : state
    case 'back':
      return step.at === 'classes' ? stay({ ...state, step: { at: 'services' } }, now) : state
    case 'start':
      return step.at === 'asking' ? state : fresh(state)
    case 'more-time':
      return state.leavesAt === null ? state : { ...state, leavesAt: now + MORE_MS }
    case 'touched':
      return step.at === 'services' || step.at === 'classes' ? stay(state, now) : state
    case 'tick':
      return tick(state, now)
    case 'language':
      return stay({ ...state, language: event.language }, now)
    case 'elder':
      return stay({ ...state, elder: event.elder }, now)
  }
}

/** Seconds until the first step comes back, where a customer must be told; null: nothing to tell. */
export function secondsLeft(state: KioskState, now: number): number | null {
  if (state.leavesAt === null) return null
  const left = state.leavesAt - now
  const always = state.step.at === 'ticket' || state.step.at === 'trouble'
  return always || left <= WARN_MS ? Math.max(0, Math.ceil(left / 1000)) : null
}

/** The first step for the next customer: first language, ordinary size. */
function fresh(state: KioskState): KioskState {
  return { ...KIOSK_START, given: state.given }
}

/** Keeps a customer's step and starts the idle time anew; a kiosk that nobody has touched has nothing to go back from. */
function stay(state: KioskState, now: number): KioskState {
  if (state.step.at === 'ticket' || state.step.at === 'trouble' || state.step.at === 'asking') return state
  const untouched = state.step.at === 'services' && state.language === null && !state.elder
  const keep = state.leavesAt !== null && state.leavesAt - now > IDLE_MS ? state.leavesAt : now + IDLE_MS
  return { ...state, leavesAt: untouched ? null : keep }
}

function ask(state: KioskState, intent: Intent, perMinute: number, now: number): KioskState {
  const given = state.given.filter((at) => now - at < MINUTE_MS)
  const oldest = given[given.length - perMinute]
  if (oldest !== undefined) return trouble({ ...state, given }, 'too-many', null, oldest + MINUTE_MS - now, now)
  return { ...state, given, step: { at: 'asking', intent }, leavesAt: null }
}

function give(state: KioskState, ticket: TakenTicket, now: number): KioskState {
  const stands = state.elder ? TICKET_MS * 2 : TICKET_MS
  return { ...state, step: { at: 'ticket', ticket }, leavesAt: now + stands, given: [...state.given, now] }
}

function trouble(
  state: KioskState,
  why: Obstacle,
  again: Intent | null,
  waitMs: number | null,
  now: number,
): KioskState {
  const until = waitMs === null ? null : now + waitMs
  return { ...state, step: { at: 'trouble', why, again, until }, leavesAt: now + TROUBLE_MS }
}

function tick(state: KioskState, now: number): KioskState {
  if (state.leavesAt !== null && now >= state.leavesAt) return fresh(state)
  if (state.step.at === 'trouble' && state.step.until !== null && now >= state.step.until) return fresh(state)
  return state
}
