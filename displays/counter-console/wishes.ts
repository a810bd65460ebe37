import type { Counter } from '#shared/domain/queue/state.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { DeskAction } from './actions.ts'

/**
 * The wish of a button that needs no further choice; null where the clerk must first choose (whom, where, until when).
 * It names the ticket the clerk sees, so that a press a moment too late touches nobody else.
 */
export function plainWish(action: DeskAction, counter: Counter): CounterWish | null {
  const ticket = counter.ticket ?? undefined
  switch (action) {
    case 'call-next':
    case 'recall':
    case 'start':
    case 'finish':
    case 'no-show':
    case 'hold':
      return { action, ticket }
    case 'put-back':
      return ticket === undefined ? null : { action: 'requeue', ticket, where: 'original' }
    case 'reopen':
      return { action, ticket: counter.lastFinished?.ticket.id }
    case 'resume':
      return { action }
    default:
      return null
  }
}
