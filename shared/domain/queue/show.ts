/**
 * Which calls stand in the light of a board, and for how long: every call is on the glass for at least `minShowMs`,
 * counted from its own paint, none is skipped, and none waits for another, except on a strip too short for two.
 *
 *     a call is made ──► now, unpainted ──► painted(…) ──► had its time ──► out, or rests there as the newest
 *                          ▲
 *     strip is full ──► turn ┘  newest first, when the whole page has had its time
 *
 * Scope: *moment*. Times are any clock of the screen that only goes forward, in ms; the caller brings them.
 */
import { millisOf } from '../time/instant.ts'
import type { Call } from './state.ts'

/** Shorter than this, somebody at the back of the hall who looks up has not found their number (contract). */
export const MIN_SHOW_MS = 5_000

/** How much of the light a board has. */
export interface ShowRules {
  readonly minShowMs: number
  /** Calls that fit at once: `Infinity` where the light divides, a small number on a strip. */
  readonly capacity: number
  /** Calls that stay in the light when all have had their time. */
  readonly rest: number
}

/** A wall or totem: its light divides among as many calls as there are; the newest stays. */
export const WALL_RULES: ShowRules = { minShowMs: MIN_SHOW_MS, capacity: Infinity, rest: 1 }

/** One call in the light. */
export interface ShownCall {
  readonly call: Call
  /** When it was first on the glass; null until it is. */
  readonly paintedAt: number | null
  /** It was made while this board looked on: it may move in. A board that has just started moves nothing. */
  readonly fresh: boolean
}

/** What a board's light does at a moment. */
export interface Show {
  /** In the light, newest first. */
  readonly now: readonly ShownCall[]
  /** Waiting for a page of the strip, newest first. */
  readonly turn: readonly Call[]
  /** Calls this board has heard of, so that the same state again lights nothing. Null before the first state. */
  readonly known: readonly string[] | null
}

export const DARK: Show = { now: [], turn: [], known: null }

/** Names one call of one ticket: a recall of it is another. */
export function callKey({ callId, callIndex }: Call): string {
  return `${callId}/${callIndex}`
}

/** The calls a board may show. */
export interface CallsOnBoard {
  /** Nobody withdrew them; newest first. */
  readonly calls: readonly Call[]
  /** Is the customer still expected? Others among `calls` have come. */
  readonly isStanding: (call: Call) => boolean
}

/**
 * Takes in what the hall's state now says. On the first state nothing is fresh: the light falls on the newest call that
 * stands and on those released within `minShowMs` before it, as on the screens that were awake.
 */
export function follow(show: Show, board: CallsOnBoard, now: number, rules: ShowRules): Show {
  const known = board.calls.map(callKey)
  const standing = board.calls.filter(board.isStanding)
  const heard = show.known
  const fresh = heard !== null
  const arrived = fresh
    ? standing.filter((call) => !heard.includes(callKey(call)))
    : latelyReleased(standing, rules.minShowMs)
  const isCalledAgain = ({ ticketId }: Call) => arrived.some((call) => call.ticketId === ticketId)
  const turn = show.turn.filter((call) => known.includes(callKey(call)) && !isCalledAgain(call))
  const light = show.now.filter(({ call }) => !isCalledAgain(call))
  return settle({ now: light, turn: [...arrived, ...turn], known }, board, now, rules, fresh)
}

function latelyReleased(calls: readonly Call[], withinMs: number): readonly Call[] {
  const newest = calls[0]
  if (!newest) return []
  const since = millisOf(newest.releasedAt) - withinMs
  return calls.filter(({ releasedAt }) => millisOf(releasedAt) > since)
}

/** Lets go what has had its time, and gives the light that is free to those whose turn it is. */
export function settle(show: Show, board: CallsOnBoard, now: number, rules: ShowRules, fresh = true): Show {
  const due = show.now.filter((shown) => !hadItsTime(shown, now, rules))
  // A strip changes whole pages: what has had its time stays until its neighbour has had it too.
  const kept = Number.isFinite(rules.capacity) && due.length > 0 ? show.now : due
  const stays = kept.slice(0, rules.capacity)
  const crowdedOut = kept.slice(rules.capacity).filter((shown) => due.includes(shown))
  const turn = [...crowdedOut.map(({ call }) => call), ...show.turn]
  const free = Math.max(0, rules.capacity - stays.length)
  const lit: ShownCall[] = [...turn.slice(0, free).map((call) => ({ call, paintedAt: null, fresh })), ...stays]
  rest(lit, show.now, board.calls, rules)
  return { ...show, now: newestFirst(lit, board.calls), turn: turn.slice(free) }
}

/** In the order of the board's calls; what has been withdrawn from them in the meantime comes last. */
function newestFirst(lit: readonly ShownCall[], calls: readonly Call[]): readonly ShownCall[] {
  const keys = calls.map(callKey)
  const place = ({ call }: ShownCall) => (keys.indexOf(callKey(call)) + keys.length + 1) % (keys.length + 1)
  return [...lit].sort((one, other) => place(one) - place(other))
}

/** Fills light that nobody needs with the newest calls; where light divides, the newest is never without. */
function rest(
  lit: ShownCall[],
  before: readonly ShownCall[],
  calls: readonly Call[],
  { capacity, rest }: ShowRules,
): void {
  calls.forEach((call, place) => {
    const isLit = lit.some((shown) => callKey(shown.call) === callKey(call))
    const isDue = lit.length < rest || (place === 0 && capacity === Infinity)
    if (isLit || !isDue) return
    lit.push(
      before.find((shown) => callKey(shown.call) === callKey(call)) ?? { call, paintedAt: -Infinity, fresh: false },
    )
  })
}

function hadItsTime({ paintedAt }: ShownCall, now: number, { minShowMs }: ShowRules): boolean {
  return paintedAt !== null && now - paintedAt >= minShowMs
}

/** Its time begins: the calls in the light are on the glass now. */
export function painted(show: Show, keys: readonly string[], now: number): Show {
  const isFirst = ({ call, paintedAt }: ShownCall) => paintedAt === null && keys.includes(callKey(call))
  if (!show.now.some(isFirst)) return show
  return { ...show, now: show.now.map((shown) => (isFirst(shown) ? { ...shown, paintedAt: now } : shown)) }
}

/** How long until `settle` may change something; null while only a new call or a paint can. */
export function nextChangeMs(show: Show, now: number, { minShowMs }: ShowRules): number | null {
  const ends = show.now.flatMap(({ paintedAt }) => (paintedAt === null ? [] : [paintedAt + minShowMs - now]))
  const ahead = ends.filter((ms) => ms > 0)
  return ahead.length === 0 ? null : Math.min(...ahead)
}

/**
 * Takes in a call that was heard on the stream. One that the state has already moved past (called and started within
 * one breath, or one of more calls than a state keeps) would be skipped by `follow` alone.
 */
export function hear(show: Show, call: Call, board: CallsOnBoard, now: number, rules: ShowRules): Show {
  // By the state's word alone it may rest in the light already, as if it had had its time: that time begins only now.
  const light = show.now.filter((shown) => shown.paintedAt !== -Infinity || callKey(shown.call) !== callKey(call))
  const lit = [...show.turn, ...light.map((shown) => shown.call)]
  if (lit.some(({ ticketId, callIndex }) => ticketId === call.ticketId && callIndex >= call.callIndex)) return show
  return settle({ ...show, now: light, turn: [call, ...show.turn] }, board, now, rules)
}
