import type { WholeHall } from '#shared/protocol/thread.ts'

/** How many screens have painted which call: only of calls that can still be shown, or a board of months remembers them all. */
export function stillShown({ calls }: WholeHall['state'], shown: WholeHall['shown']): WholeHall['shown'] {
  const kept = calls.filter(({ callId }) => callId in shown)
  return kept.length === Object.keys(shown).length
    ? shown
    : Object.fromEntries(kept.map(({ callId }) => [callId, shown[callId]!]))
}
