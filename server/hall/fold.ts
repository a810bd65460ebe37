import { reduceHall } from '#shared/domain/hall/reduce.ts'
import { EMPTY_HALL } from '#shared/domain/hall/state.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { EMPTY_WAITS, type Learning, observe } from '#shared/domain/queue/wait/stats.ts'
import type { EventStore, StoredEvent, StoredFold, StoredLog } from '#server/store/event-store.ts'
import type { HallFold } from './hall-port.ts'
import type { HallLog } from './trouble.ts'

/** Count up whenever the shape or meaning of the fold changes: stored folds are then replayed anew. */
export const FOLD_VERSION = 14

/** Events read at once while replaying: about half a megabyte. */
const PAGE = 1_000

export const EMPTY_FOLD: HallFold = { ...EMPTY_HALL, waits: EMPTY_WAITS }

/** One more event: the laws take it in, and the measurements take note of how. */
export function foldEvent(fold: HallFold, event: StoredEvent): HallFold {
  return foldLearning('nightly', fold, event)
}

/** The same, with the say in whether the nights teach. */
export function foldLearning(learning: Learning, fold: HallFold, event: StoredEvent): HallFold {
  const state = reduceHall(fold, event)
  return { ...state, waits: observe(fold.waits, fold.queue, event, state.queue, learning) }
}

/** The fold and the events it lacks, up to the end of the log. */
export async function catchUp(
  store: EventStore,
  hall: HallId,
  fold: HallFold,
  heard: (events: readonly StoredEvent[]) => void = () => {},
): Promise<HallFold> {
  for (let folded = fold; ;) {
    const page = await store.read(hall, folded.queue.sequence, PAGE)
    folded = page.reduce(foldEvent, folded)
    heard(page)
    if (page.length < PAGE) return folded
  }
}

/** A hall as its log tells it, and up to where the store already had it folded. */
export interface RestoredFold {
  readonly fold: HallFold
  readonly saved: number
}

/** From the stored fold where it can be trusted, else from the first event. */
export async function restoreFold(
  store: EventStore,
  hall: HallId,
  stored: StoredLog,
  log: HallLog,
): Promise<RestoredFold> {
  const { fold, sequence } = stored
  const usable = fold !== null && fold.version === FOLD_VERSION && fold.sequence <= sequence
  if (fold && !usable)
    log('fold-ignored', { hall, version: fold.version, foldSequence: fold.sequence, logSequence: sequence })
  return {
    fold: await catchUp(store, hall, usable ? (fold.fold as HallFold) : EMPTY_FOLD),
    saved: usable ? fold.sequence : 0,
  }
}

/** The fold as it is put away. */
export function storable(fold: HallFold): StoredFold {
  return { sequence: fold.queue.sequence, version: FOLD_VERSION, fold }
}
