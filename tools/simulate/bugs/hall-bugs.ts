import type { QueueState } from '#shared/domain/queue/state.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import type { StoredAnswer } from '#server/store/event-store.ts'
import { delegateHall, delegateStore } from '../hall/delegate.ts'
import type { Bug } from './seams.ts'

const DAY_MS = 24 * 3_600_000

/** Numbers as `select count(*)` would give them: whoever has left is forgotten. */
function numbersFromCount(queue: QueueState): void {
  for (const { day, last } of queue.numbers)
    for (const letter of Object.keys(last)) {
      const living = queue.tickets.filter((ticket) => ticket.day === day && ticket.number?.startsWith(letter))
      ;(last as Record<string, number>)[letter] = living.length
    }
}

function countingHall(hall: HallPort): HallPort {
  return {
    ...delegateHall(hall),
    ask: (ask) =>
      hall.ask({
        ...ask,
        wish: (fold, at) => {
          numbersFromCount(fold.queue)
          return typeof ask.wish === 'function' ? ask.wish(fold, at) : ask.wish
        },
      }),
  }
}

/** What may be wrong with the hall server. */
export const HALL_BUGS: readonly Bug[] = [
  {
    name: 'answers-in-second-commit',
    what: 'The answer kept under a key is written after its events, in a commit of its own.',
    breaks: ['happened-twice', 'answered-otherwise'],
    seams: {
      store: (store) => ({
        ...delegateStore(store),
        append: async (hall, { events, answers, secrets }) => {
          await store.append(hall, { events, answers: [], secrets })
          await store.append(hall, { events: [], answers, secrets: [] })
        },
      }),
    },
  },
  {
    name: 'no-idempotency',
    what: 'The hall does not look whether it has answered a key before.',
    breaks: ['happened-twice', 'answered-otherwise'],
    seams: { store: (store) => ({ ...delegateStore(store), answer: async () => null }) },
  },
  {
    name: 'date-ages-answers',
    what: 'An answer counts as a day old when the date says so, also when somebody has set it.',
    breaks: ['happened-twice', 'answered-otherwise'],
    seams: {
      store: (store, now) => ({
        ...delegateStore(store),
        answer: async (...asked) => {
          const stored = await store.answer(...asked)
          return stored && now() - Date.parse(stored.at) < DAY_MS ? stored : null
        },
      }),
    },
  },
  {
    name: 'answers-in-memory',
    what: 'Answers are kept under their keys until the server is started anew.',
    breaks: ['happened-twice', 'answered-otherwise'],
    seams: {
      store: (store) => {
        const answers = new Map<string, StoredAnswer>()
        return {
          ...delegateStore(store),
          append: async (hall, batch) => {
            await store.append(hall, { ...batch, events: batch.events, secrets: batch.secrets, answers: [] })
            for (const answer of batch.answers) answers.set(`${answer.scope} ${answer.key}`, answer)
          },
          answer: async (_hall, scope, key) => answers.get(`${scope} ${key}`) ?? null,
        }
      },
    },
  },
  {
    name: 'key-without-address',
    what: 'A key counts wherever it is sent, not only where it was sent first.',
    breaks: ['key-taken', 'told-too-early'],
    seams: {
      hall: (hall) => ({
        ...delegateHall(hall),
        ask: ({ once, ...ask }) => hall.ask(once ? { ...ask, once: { ...once, scope: 'everywhere' } } : ask),
      }),
    },
  },
  {
    name: 'number-from-count',
    what: 'The next number is one more than the tickets that live.',
    breaks: ['number-given-twice'],
    seams: { hall: countingHall },
  },
]
