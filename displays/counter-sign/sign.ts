import type { Service, Words } from '#shared/domain/queue/config.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { candidatesFor } from '#shared/domain/queue/policy.ts'
import type { Call, Counter, QueueState } from '#shared/domain/queue/state.ts'
import { type Instant, millisOf } from '#shared/domain/time/instant.ts'

/** What one counter's sign says. `welcome`: free and nobody waits for it; `wait`: free, the next call is near. */
export type SignMood = 'calling' | 'serving' | 'wait' | 'welcome' | 'paused' | 'closed'

/** Everything on the sign above one counter. */
export interface Sign {
  readonly mood: SignMood
  readonly counter: Counter
  /** What its customers come for, in the hall's order. */
  readonly services: readonly Service[]
  /** The number at the counter; null when nobody is there. */
  readonly number: string | null
  /** Somebody who asked for consideration: a dot, never a word. */
  readonly marked: boolean
  /** The call that brought the number here. */
  readonly call: Call | null
  readonly reason: string | null
  /** When service goes on; null when nobody promised a time, or the promise is past. */
  readonly backAt: Instant | null
}

/** What the sign above a counter shows; null when the hall has no such counter. */
export function signOf(state: QueueState, counterId: CounterId, at: Instant): Sign | null {
  const counter = state.counters.find(({ id }) => id === counterId)
  if (!counter || !state.hall) return null
  const ticket = state.tickets.find(({ id }) => id === counter.ticket)
  const backAt = counter.backAt !== null && millisOf(counter.backAt) > millisOf(at) ? counter.backAt : null
  return {
    counter,
    backAt,
    mood: counter.state === 'idle' ? (candidatesFor(state, counter).length > 0 ? 'wait' : 'welcome') : counter.state,
    services: state.hall.services.filter(({ id }) => counter.serves.some(({ service }) => service === id)),
    number: ticket?.number ?? null,
    marked: ticket !== undefined && ticket.class !== 'normal',
    call: state.calls.find(({ ticketId }) => ticketId === ticket?.id) ?? null,
    reason: counter.reason,
  }
}

/** A label taken apart: the number that is read from afar, and the words around it. A label without one is all words. */
export interface LabelParts {
  readonly number: string
  readonly words: Words
}

/** `3号窗口` / `Counter 3` as 3 and 号窗口 / Counter. */
export function labelParts(label: Words): LabelParts {
  const number = /\d+/.exec(label.zh)?.[0] ?? ''
  if (number === '') return { number: '', words: label }
  const without = Object.entries(label).map(([language, text]) => [language, text.replace(number, '').trim()])
  return { number, words: Object.fromEntries(without) }
}
