import type { Arrow, HallConfig } from '#shared/domain/queue/config.ts'
import { callKey, type ShownCall } from '#shared/domain/queue/show.ts'
import type { Call, QueueState } from '#shared/domain/queue/state.ts'
import { type BoardView, callFate, type NumberShown } from '#shared/domain/queue/view.ts'
import type { Freshness } from '#shared/stores/hall-view.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'

/** One call in the light of the board. */
export interface LitCall {
  readonly key: string
  readonly call: Call
  /** "You, now": its customer is expected, or it has not had its five seconds. Otherwise it only rests there. */
  readonly lit: boolean
  /** It was called while this board looked on, and may move in. */
  readonly fresh: boolean
  readonly arrow: Arrow
}

/** Everything a layout needs to paint a board at a moment. Scope: *moment*. */
export interface BoardPicture {
  readonly hall: HallConfig
  /** Languages side by side, the first one large. */
  readonly languages: readonly string[]
  /** Shape of the place it is painted in, width by height. */
  readonly aspect: number
  readonly light: readonly LitCall[]
  /** Recent calls that are not in the light, newest first. */
  readonly before: readonly Call[]
  readonly view: BoardView
  readonly next: readonly NumberShown[]
  readonly freshness: Freshness
  readonly ageMs: number | null
  readonly clock: HallClock
}

/** A board that is out of date keeps its numbers and loses its lamp: nobody is sent anywhere by old news. */
export function hasLamp(freshness: Freshness): boolean {
  return freshness === 'live' || freshness === 'recovering'
}

/** The calls in the light, with all a layout needs of them. */
export function litCalls(
  state: QueueState,
  shown: readonly ShownCall[],
  arrows: Readonly<Record<string, Arrow>>,
): readonly LitCall[] {
  const isResting = ({ paintedAt, call }: ShownCall) => paintedAt !== null && callFate(state, call) !== 'standing'
  return shown.map((entry) => ({
    key: callKey(entry.call),
    call: entry.call,
    lit: !isResting(entry),
    fresh: entry.fresh,
    arrow: arrows[entry.call.counterId] ?? 'none',
  }))
}

/** Counters whose customer is called right now: their rows share the lamp. */
export function litCounters({ light, freshness }: BoardPicture): ReadonlySet<string> {
  return new Set(hasLamp(freshness) ? light.filter(({ lit }) => lit).map(({ call }) => call.counterId) : [])
}

/** When the hall is open, while it is not: what somebody who stands before a dark hall wants to know. */
export function openingHours({ hall, view }: BoardPicture): string | null {
  return view.closed ? `${hall.hours.open}–${hall.hours.close}` : null
}
