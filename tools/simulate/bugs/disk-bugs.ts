import { catchUp, EMPTY_FOLD, FOLD_VERSION, foldEvent } from '#server/hall/fold.ts'
import { delegateStore } from '../hall/delegate.ts'
import type { Bug } from './seams.ts'

/** What may be wrong with the store and its disk. */
export const DISK_BUGS: readonly Bug[] = [
  {
    name: 'no-fsync',
    what: 'The store writes and never syncs.',
    breaks: ['acknowledged-lost', 'wrong-picture'],
    seams: { disk: (disk) => void Object.assign(disk, { sync: () => {} }) },
  },
  {
    name: 'no-sync-at-opening',
    rare: true,
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
    name: 'torn-tail-kept',
    what: 'A half-written record stays where it is, and the next ones are written behind it.',
    breaks: ['acknowledged-lost', 'hall-stuck'],
    seams: {
      disk: (disk) => {
        const { write, complete, recover } = disk
        let torn: string | null = null
        const remember: typeof write = (json, part) => (
          (torn = part === 'half' ? json : null),
          write.call(disk, json, part)
        )
        Object.assign(disk, {
          write: remember,
          complete: (...done: Parameters<typeof complete>) => ((torn = null), complete.apply(disk, done)),
          recover: () => {
            const whole = recover.call(disk)
            if (torn !== null) write.call(disk, torn, 'half')
            return whole
          },
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
]
