import type { CounterId } from '#shared/domain/queue/ids.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { CounterAnswer, CounterRequests } from '#shared/protocol/api.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import type { ApiResult, HallApi } from '#shared/sync/hall-api.ts'
import type { ReadableStore } from '#shared/ui/store-controller.ts'
import type { Answer, SendWish } from './clerk.ts'

/** Sends one counter's wishes through the hall's interface. */
export function sendTo(api: HallApi, counter: CounterId): SendWish {
  return async (wish) => answerOf(await api.counter(counter, wish.action, bodyOf(wish)))
}

/** A wish as the interface takes it: the target of a transfer stands in the body itself. */
export function bodyOf(wish: CounterWish): CounterRequests[CounterWish['action']] {
  const { action: _action, ...body } = wish
  if (!('to' in body)) return body
  const { to, ...rest } = body
  return { ...rest, ...to }
}

/** Nobody heard us, or the hall had trouble of its own: the very same wish may be sent again. */
function answerOf(result: ApiResult<CounterAnswer>): Answer {
  if (result.ok)
    return { kind: 'done', sequence: result.value.sequence, calledNumber: result.value.call?.ticketNumber ?? null }
  const { code, status } = result.problem
  const unheard = code === 'no-answer' || code === 'bad-answer' || (status ?? 0) >= 500
  return unheard ? { kind: 'none', again: async () => answerOf(await result.again()) } : { kind: 'refused', code }
}

/** Resolves once the screen's state has reached that place in the log, or the signal aborts. */
export function reachedBy(view: ReadableStore<HallView>): (sequence: number, signal: AbortSignal) => Promise<void> {
  return (sequence, signal) =>
    new Promise((resolve) => {
      if (view.get().state.sequence >= sequence) return resolve()
      signal.addEventListener('abort', () => resolve(), { once: true })
      view.subscribe(({ state }) => {
        if (state.sequence >= sequence) resolve()
      }, signal)
    })
}
