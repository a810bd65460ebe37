import type { Call } from '#shared/domain/queue/state.ts'
import type { CallId } from '#shared/domain/queue/ids.ts'
import type { ShownHint } from '#shared/protocol/stream.ts'
import type { Clock } from './clock.ts'

/** Words of many screens are gathered for so long before readers hear the sum, ms: a clerk still sees it as at once. */
const GATHER_MS = 100

/** Screens counted for one call at most; a hall has fewer, and a stranger's inventions end here. */
const SCREENS = 1_000

/** Which recent calls have been painted by how many screens. Scope: *moment*: lost with the server, and nobody minds. */
export class ShownCalls {
  readonly #clock: Clock
  readonly #tell: (hint: ShownHint) => void
  readonly #until: AbortSignal
  #screens = new Map<CallId, Set<string>>()
  #untold = new Set<CallId>()

  constructor(clock: Clock, tell: (hint: ShownHint) => void, until: AbortSignal) {
    this.#clock = clock
    this.#tell = tell
    this.#until = until
  }

  /** A screen says it has painted a call. Calls that are no longer on the boards are not counted. */
  note(callId: string, screen: string, calls: readonly Call[]): void {
    const call = calls.find((recent) => recent.callId === callId)
    if (!call) return
    const screens = this.#screens.get(call.callId) ?? new Set()
    if (screens.has(screen) || screens.size >= SCREENS) return
    this.#screens.set(call.callId, screens.add(screen))
    if (this.#untold.size === 0) this.#clock.after(GATHER_MS, this.#flush, this.#until)
    this.#untold.add(call.callId)
    this.#forget(calls)
  }

  /** Screens by recent call. */
  counts(calls: readonly Call[]): Readonly<Record<string, number>> {
    const entries = calls.map(({ callId }) => [callId, this.#screens.get(callId)?.size ?? 0] as const)
    return Object.fromEntries(entries.filter(([, screens]) => screens > 0))
  }

  readonly #flush = (): void => {
    const untold = this.#untold
    this.#untold = new Set()
    for (const callId of untold) {
      const screens = this.#screens.get(callId)?.size
      if (screens) this.#tell({ callId, screens })
    }
  }

  #forget(calls: readonly Call[]): void {
    if (this.#screens.size <= 2 * calls.length + 1) return
    const recent = new Set(calls.map(({ callId }) => callId))
    for (const callId of this.#screens.keys()) if (!recent.has(callId)) this.#screens.delete(callId)
  }
}
