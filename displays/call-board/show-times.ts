import type { ReactiveController, ReactiveControllerHost } from 'lit'
import {
  type CallsOnBoard,
  callKey,
  DARK,
  follow,
  hear,
  nextChangeMs,
  painted,
  settle,
  type Show,
  type ShownCall,
  type ShowRules,
} from '#shared/domain/queue/show.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import type { CallId } from '#shared/domain/queue/ids.ts'
import type { Clock } from '#shared/sync/clock.ts'
import { afterPaint } from '#shared/ui/after-paint.ts'

/** What the light of a board needs of its surroundings. */
export interface ShowTimesOptions {
  readonly clock: Clock
  /** Resolves when what was rendered is on the glass. */
  readonly afterPaint?: () => Promise<void>
  /** Told once a call is on the glass. */
  readonly onPainted: (callId: CallId) => void
}

/** Runs the light of one board: brings the time and the paints to the pure law of `show.ts`, and wakes when it may change. */
export class ShowTimes implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #options: ShowTimesOptions
  #show: Show = DARK
  #board: CallsOnBoard = { calls: [], isStanding: () => false }
  #rules: ShowRules
  #callOff: (() => void) | null = null
  /** Calls whose frame is on its way. */
  readonly #painting = new Set<string>()

  constructor(host: ReactiveControllerHost, rules: ShowRules, options: ShowTimesOptions) {
    this.#host = host
    this.#rules = rules
    this.#options = options
    host.addController(this)
  }

  /** The light as it is now. */
  get show(): Show {
    return this.#show
  }

  /** The hall's state has changed. The host paints at once when that brings a call, and whenever it likes what goes out. */
  follow(board: CallsOnBoard): void {
    this.#board = board
    const now = this.#options.clock.now()
    this.#become(follow(this.#show, board, now, this.#rules), now, false)
  }

  /** A call was made that the state may already have moved past. */
  hear(call: Call): void {
    const now = this.#options.clock.now()
    this.#become(hear(this.#show, call, this.#board, now, this.#rules), now)
  }

  /** The board hangs otherwise now: another layout, another amount of light. */
  setRules(rules: ShowRules): void {
    if (rules === this.#rules) return
    this.#rules = rules
    this.#settle()
  }

  get #unpainted(): readonly ShownCall[] {
    return this.#show.now.filter(({ paintedAt }) => paintedAt === null)
  }

  hostUpdated(): void {
    const unpainted = this.#unpainted.filter(({ call }) => !this.#painting.has(callKey(call)))
    if (unpainted.length === 0) return
    const keys = unpainted.map(({ call }) => callKey(call))
    for (const key of keys) this.#painting.add(key)
    const paint = this.#options.afterPaint ?? afterPaint
    void paint().then(() => {
      for (const key of keys) this.#painting.delete(key)
      const before = this.#show
      const now = this.#options.clock.now()
      // On the glass it stands already; only one that stopped standing before it was painted goes out now.
      const goesOut = unpainted.some(({ call }) => !this.#board.isStanding(call))
      this.#become(painted(before, keys, now), now, goesOut)
      if (this.#show !== before) for (const { call } of unpainted) this.#options.onPainted(call.callId)
    })
  }

  hostDisconnected(): void {
    this.#callOff?.()
    this.#callOff = null
  }

  #settle = (): void => {
    const now = this.#options.clock.now()
    this.#become(settle(this.#show, this.#board, now, this.#rules), now)
  }

  /** `now` is the very moment the show was reckoned for: read again, a call's time could end between the two and nobody would wake. `isSeen`: the board is to look otherwise now, as it is for a call that is not on the glass yet. */
  #become(show: Show, now: number, isSeen = true): void {
    if (show === this.#show) return
    this.#show = show
    this.#callOff?.()
    const { clock } = this.#options
    const next = nextChangeMs(show, now, this.#rules)
    this.#callOff = next === null ? null : clock.after(next, this.#settle)
    if (isSeen || this.#unpainted.length > 0) this.#host.requestUpdate()
  }
}
