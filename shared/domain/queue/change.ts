import type { QueueState } from './state.ts'

/** What stands in a changed list: an entry that is new, or the place at which it stood before. */
type Listed<L> = L extends readonly (infer Entry)[] ? readonly (Entry | number)[] : L

/**
 * What facts changed of a hall, for whoever has the state before them: small enough to send to another thread with every
 * call, and nothing that has to be folded there.
 */
export type QueueChange = { readonly [K in keyof QueueState]?: Listed<QueueState[K]> }

/** What became of `before`. Whatever a fold has left alone is the same object in both, which is how it is told apart. */
export function changeBetween(before: QueueState, after: QueueState): QueueChange {
  const names = Object.keys(after) as (keyof QueueState)[]
  const changed = names.filter((name) => before[name] !== after[name])
  return Object.fromEntries(changed.map((name) => [name, listed(before[name], after[name])]))
}

/** The state after the change; what it left alone is the same object as before. */
export function withChange(before: QueueState, change: QueueChange): QueueState {
  const names = Object.keys(change) as (keyof QueueState)[]
  const changed = names.map((name) => [name, unlisted(before[name], change[name])] as const)
  return { ...before, ...Object.fromEntries(changed) }
}

function listed(before: unknown, after: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(after)) return after
  const places = new Map(before.map((entry, place) => [entry, place]))
  return after.map((entry) => places.get(entry) ?? entry)
}

function unlisted(before: unknown, change: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(change)) return change
  return change.map((entry) => (typeof entry === 'number' ? before[entry] : entry))
}
