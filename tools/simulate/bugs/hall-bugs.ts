import type { QueueState } from '#shared/domain/queue/state.ts'
import { catchUp, EMPTY_FOLD, FOLD_VERSION, foldEvent } from '#server/hall/fold.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
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

/** What may be wrong with the hall server and its disk. */
export const HALL_BUGS: readonly Bug[] = [
  {
    name: 'no-fsync',
    what: 'The store writes and never syncs.',
    breaks: ['acknowledged-lost', 'wrong-picture'],
    seams: { disk: (disk) => void Object.assign(disk, { sync: () => {} }) },
  },
  {
    name: 'no-sync-at-opening',
    what: 'A store that opens builds on what a killed one had written, without syncing it first.',
    breaks: ['acknowledged-lost'],
    seams: {
      disk: (disk) => {
        const { recover, sync } = disk
        let isOpening = false
        Object.assign(disk, {
          recover: () => ((isOpening = true), recover.call(disk)),
          sync: () => (isOpening ? (isOpening = false) : sync.call(disk)),
        })
      },
    },
  },
  {
    name: 'early-acknowledgement',
    what: 'The store answers when it has begun to write.',
    breaks: ['acknowledged-lost', 'happened-twice', 'told-too-early', 'log-broken'],
    seams: {
      store: (store) => ({
        ...delegateStore(store),
        append: async (hall, batch) => void store.append(hall, batch).catch(() => {}),
      }),
    },
  },
  {
    name: 'torn-commit',
    what: 'Each event of a commit is written by itself.',
    breaks: ['half-a-commit'],
    seams: {
      store: (store) => ({
        ...delegateStore(store),
        append: async (hall, { events, answers, secrets }) => {
          for (const event of events.slice(0, -1))
            await store.append(hall, { events: [event], answers: [], secrets: [] })
          await store.append(hall, { events: events.slice(-1), answers, secrets })
        },
      }),
    },
  },
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
    name: 'fold-ahead-of-log',
    what: 'The fold is put away before the events in it are durable.',
    breaks: ['wrong-picture', 'hall-stuck'],
    seams: {
      store: (store) => ({
        ...delegateStore(store),
        append: async (hall, batch) => {
          const before = await catchUp(store, hall, EMPTY_FOLD)
          const fold = batch.events.reduce(foldEvent, before)
          await store.saveFold(hall, { sequence: before.queue.sequence, version: FOLD_VERSION, fold })
          await store.append(hall, batch)
        },
      }),
    },
  },
  {
    name: 'old-epoch-after-restore',
    what: 'A restored backup goes on under the name of the log it is not.',
    breaks: ['acknowledged-lost', 'log-broken', 'went-back'],
    seams: { restoredEpoch: (before) => before },
  },
  {
    name: 'two-writers',
    what: 'A second server opens a data folder that is in use.',
    breaks: ['log-broken'],
    seams: { locksFolder: false },
  },
  {
    name: 'number-from-count',
    what: 'The next number is one more than the tickets that live.',
    breaks: ['number-given-twice'],
    seams: { hall: countingHall },
  },
  {
    name: 'resume-off-by-one',
    what: 'A screen that resumes gets what follows the next event.',
    breaks: ['honest-line-doubted'],
    seams: {
      hall: (hall) => ({
        ...delegateHall(hall),
        stream: (from, right, sink, signal) =>
          hall.stream(from && { ...from, sequence: from.sequence + 1 }, right, sink, signal),
      }),
    },
  },
]
