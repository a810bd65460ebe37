import type { Instant } from '#shared/domain/time/instant.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { type DeskAction, obstacleTo } from './actions.ts'
import type { FailureCode } from './clerk.ts'
import type { Desk } from './desk.ts'

/** Is the hall too far away to be asked? Nothing is kept for later. */
export function isAway(view: HallView | undefined): boolean {
  return !view || view.epoch === null || view.freshness === 'stale' || view.freshness === 'offline'
}

/** Why a press cannot be sent to the hall; null when it can. */
export function hindranceTo(
  action: DeskAction,
  wish: CounterWish | null,
  { view, desk, at }: { readonly view: HallView; readonly desk: Desk; readonly at: Instant },
): FailureCode | null {
  if (isAway(view)) return 'away'
  const sitsElsewhere = wish?.action === 'open' && desk.counters.some(({ staff }) => staff === wish.staff)
  return sitsElsewhere ? 'staff-busy' : obstacleTo(action, view.state, desk.counter, at)
}

/** The number of the ticket a wish is about, as the clerk sees it; null when it is about none. */
export function numberIn(
  wish: CounterWish,
  { tickets }: QueueState,
  { counter: { lastFinished } }: Desk,
): string | null {
  const id = 'ticket' in wish ? wish.ticket : undefined
  const last = lastFinished?.ticket
  return tickets.find((ticket) => ticket.id === id)?.number ?? (last && last.id === id ? last.number : null)
}
