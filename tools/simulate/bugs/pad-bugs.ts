import type { RatingId } from '#shared/domain/evaluation/events.ts'
import type { RateWish } from '#shared/domain/evaluation/wishes.ts'
import type { HallFold } from '#server/hall/hall-port.ts'
import type { OutboxStorage } from '#shared/storage/outbox-storage.ts'
import { delegateHall } from '../hall/delegate.ts'
import type { Bug, Seams } from './seams.ts'

/** A pad whose disk is not what it is told. */
const keeping = (
  change: (storage: OutboxStorage, isLate: () => Promise<void>) => Partial<OutboxStorage>,
): Partial<Seams> => ({
  pad: (parts, process) => ({
    ...parts,
    storage: { ...parts.storage, ...change(parts.storage, () => process.pass(500)) },
  }),
})

/** A hall that hears of a rating something else than was said. */
const hearing = (change: (wish: RateWish, fold: HallFold) => RateWish): Partial<Seams> => ({
  hall: (hall) => ({
    ...delegateHall(hall),
    ask: ({ wish, ...ask }) =>
      hall.ask({
        ...ask,
        wish: (fold, at) => {
          const said = typeof wish === 'function' ? wish(fold, at) : wish
          return said.type === 'rate' ? change(said, fold) : said
        },
      }),
  }),
})

let made = 0

/** What may be wrong with the rating pad, and with a hall that takes ratings. */
export const PAD_BUGS: readonly Bug[] = [
  {
    name: 'pad-thanks-before-disk',
    what: 'A customer is thanked while the rating is still on its way to the disk.',
    breaks: ['thanked-and-lost'],
    seams: keeping((storage, isLate) => ({
      replace: async (...row) =>
        void isLate()
          .then(() => storage.replace(...row))
          .catch(() => {}),
    })),
  },
  {
    name: 'drafts-forgotten',
    what: 'A pad that starts anew does not look for what the one before it had not settled.',
    breaks: ['outbox-full'],
    seams: keeping((storage) => ({
      waiting: async (channel) => (channel.endsWith(' draft') ? [] : storage.waiting(channel)),
    })),
  },
  {
    name: 'link-number-again',
    rare: true,
    what: 'A pad that starts anew counts its links from where it remembers, not from where it was.',
    breaks: ['chain-broken'],
    seams: keeping((storage) => {
      const counted = new Map<string, unknown>()
      return {
        // The key is kept when it is made; how far it has counted is kept in memory.
        replace: async (row, note) => {
          const before = note && (await storage.note(note.name))
          if (note) counted.set(note.name, note.value)
          await storage.replace(row, note && { ...note, value: before ?? note.value })
        },
        note: async (name) => counted.get(name) ?? storage.note(name),
      }
    }),
  },
  {
    name: 'link-apart-from-rating',
    rare: true,
    what: 'A rating and the note of its link are two writes.',
    breaks: ['chain-broken'],
    seams: keeping((storage) => ({
      replace: async (row, note) => {
        await storage.replace(row)
        if (note) await storage.replace(row, note)
      },
    })),
  },
  {
    name: 'rating-without-id',
    what: 'A rating gets its id from the hall, anew each time it is sent.',
    breaks: ['thanked-and-refused', 'told-too-early', 'forgotten-too-early', 'answered-otherwise'],
    seams: hearing((wish) => ({
      ...wish,
      rating: `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}` as RatingId,
    })),
  },
  {
    name: 'rating-counted-again',
    rare: true,
    what: 'The hall does not look whether it has that rating, or the grant or its service another.',
    breaks: ['counted-twice'],
    seams: hearing((wish, { evaluation }) => {
      Object.assign(evaluation, { answered: [], rated: [] })
      return { ...wish, past: wish.past && { ...wish.past, rating: null } }
    }),
  },
  {
    name: 'grant-not-asked-for',
    rare: true,
    what: 'The hall takes a rating of a service of which it knows nothing.',
    breaks: ['rated-without-grant'],
    seams: hearing((wish, { evaluation }) => {
      const any = evaluation.open[0]?.grant
      return {
        ...wish,
        past: wish.past ?? (any ? { grant: { ...any, grantId: wish.grant }, lapse: null, rating: null } : null),
      }
    }),
  },
]
