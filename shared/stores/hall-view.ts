import { isEmergency } from '#shared/domain/queue/notice.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import type { ServiceWait } from '#shared/protocol/snapshot.ts'
import type { Freshness, FreshFact, Trouble } from '#shared/protocol/thread.ts'

export type { Freshness, FreshFact, Trouble }

/** Everything a screen knows of its hall. Scope: *device* (state, waits), *moment* (the rest). Replaced whole, never mutated. */
export interface HallView {
  /** `state.hall` is null until a first snapshot, stored or received, is there. */
  readonly state: QueueState
  readonly epoch: string | null
  readonly waits: readonly ServiceWait[]
  /** Screens that said they painted a call, by callId. */
  readonly shown: Readonly<Record<string, number>>
  readonly freshness: Freshness
  /** Age of the last bytes from the hall, ms; null before the first. Refreshed with every change of freshness and once a minute. */
  readonly ageMs: number | null
  readonly demo: boolean
  /** The page's address names a hall this server does not know, or a right is missing. */
  readonly trouble: Trouble | null
}

/** What a screen knows before it has heard or stored anything. */
export const EMPTY_VIEW: HallView = {
  state: EMPTY_QUEUE,
  epoch: null,
  waits: [],
  shown: {},
  freshness: 'recovering',
  ageMs: null,
  demo: false,
  trouble: null,
}

/** Must a screen show an emergency? One that was let out, or whose hall nobody knows, shows nothing of a hall. */
export function showsEmergency({ state, trouble }: HallView): boolean {
  return (trouble ?? 'no-right') === 'no-right' && isEmergency(state)
}
