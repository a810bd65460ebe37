import type { VoiceHall } from '#shared/audio/announcer.ts'
import { isOldNews } from '#shared/domain/announcement/age.ts'
import type { AnnouncementState } from '#shared/domain/announcement/state.ts'
import type { SpeechReport } from '#shared/domain/announcement/wishes.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { Leases } from '#server/hall/leases.ts'
import { Store } from '#shared/stores/store.ts'
import type { SpeakerParts } from '#shared/stores/speaker.ts'
import { delegateHall } from '../hall/delegate.ts'
import type { Bug, Seams } from './seams.ts'

/** Longer than any call lives, ms: whoever has known of it for so long learnt of it in time. */
const ALWAYS_MS = 24 * 3_600_000

/** Every speaker, handed something that is not as it should be. */
const speaking = (change: (parts: SpeakerParts, date: () => number) => Partial<SpeakerParts>): Partial<Seams> => ({
  speaker: (parts, date) => ({ ...parts, ...change(parts, date) }),
})

/** A speaker that does not ask its hall, or tell it, as it should. */
const asking = (
  change: (hall: VoiceHall, parts: SpeakerParts, date: () => number) => Partial<VoiceHall>,
): Partial<Seams> => speaking((parts, date) => ({ hall: { ...parts.hall, ...change(parts.hall, parts, date) } }))

/** A speaker to which what is to be said looks otherwise than it is. */
const seeing = (
  change: (open: AnnouncementState['open'], parts: SpeakerParts) => AnnouncementState['open'],
): Partial<Seams> =>
  speaking((parts) => {
    const { state, heardLive } = parts.voice
    const seen = (next: AnnouncementState): AnnouncementState => ({ ...next, open: change(next.open, parts) })
    const other = new Store(seen(state.get()))
    state.subscribe((next) => other.set(seen(next)), parts.signal)
    return { voice: { state: other, heardLive } }
  })

/** A speaker that tells the hall of another end than its sentence had. */
const telling = (from: SpeechReport['state'], to: SpeechReport): Partial<Seams> =>
  asking((hall) => ({
    report: (id, speaker, lease, report) => hall.report(id, speaker, lease, report.state === from ? to : report),
  }))

/** A hall whose leases are not what they should be. */
const leasing = (change: (leases: Leases) => Partial<Leases>): Partial<Seams> => ({
  hall: (hall) => {
    const { leases } = hall
    const honest = {
      ask: leases.ask.bind(leases),
      release: leases.release.bind(leases),
      holds: leases.holds.bind(leases),
    }
    return { ...delegateHall(hall), leases: { ...honest, ...change(leases) } as Leases }
  },
})

/** What may be wrong with the hall's voice. */
const BUGS: readonly Omit<Bug, 'speaks'>[] = [
  {
    name: 'zone-for-everybody',
    what: 'Whoever asks for a zone has it.',
    breaks: ['two-voices', 'said-twice'],
    seams: leasing((leases) => ({
      ask: (zone, speaker) => (
        leases.release(zone, leases.ask(zone, speaker).lease.speaker),
        leases.ask(zone, speaker)
      ),
      holds: () => true,
    })),
  },
  {
    name: 'zone-for-ever',
    what: 'A zone that was given once is never given to another, whatever becomes of its speaker.',
    breaks: ['not-heard'],
    seams: {
      hall: (hall) => {
        const held = new Map<string, ReturnType<Leases['ask']>>()
        const ask: Leases['ask'] = (zone, speaker) => {
          const given = held.get(zone) ?? hall.leases.ask(zone, speaker)
          held.set(zone, given)
          return given
        }
        const holds: Leases['holds'] = (zone, speaker, number) => {
          const lease = held.get(zone)?.lease
          return lease?.speaker === speaker && lease.number === number
        }
        return { ...delegateHall(hall), leases: { ask, holds, release: () => {} } as unknown as Leases }
      },
    },
  },
  {
    name: 'zone-lost-at-restart',
    rare: true,
    what: 'A hall that starts anew gives its zones to whoever asks first, also while another speaks there.',
    breaks: ['two-voices', 'said-twice'],
    seams: leasing((leases) => {
      const asked = new Set<string>()
      return {
        ask: (zone, speaker) => {
          if (!asked.has(zone)) leases.release(zone, leases.ask(zone, speaker).lease.speaker)
          asked.add(zone)
          return leases.ask(zone, speaker)
        },
      }
    }),
  },
  {
    name: 'memory-of-the-page',
    rare: true,
    what: 'What was said is remembered by the page, not by the device.',
    breaks: ['said-twice'],
    seams: speaking(() => {
      const ids = new Set<string>()
      return { said: { ids, add: (more) => more.forEach((id) => ids.add(id)) } }
    }),
  },
  {
    name: 'old-news-spoken',
    what: 'What was learnt of by recovery is spoken like what was heard live.',
    breaks: ['said-too-late'],
    seams: asking((hall) => ({ claim: (id, speaker, lease) => hall.claim(id, speaker, lease, ALWAYS_MS) })),
  },
  {
    name: 'age-by-date',
    what: 'How old a call is goes by the date of the device.',
    breaks: ['said-too-late', 'not-heard'],
    seams: asking((hall, { voice }, date) => ({
      claim: async (id, speaker, lease, knownForMs) => {
        const call = voice.state.get().open.find(({ announcementId }) => announcementId === id)?.call
        if (call && knownForMs !== null && isOldNews(call.releasedAt, instantOf(date()), knownForMs)) return 'over'
        return hall.claim(id, speaker, lease, ALWAYS_MS)
      },
    })),
  },
  {
    name: 'latest-called-first',
    what: 'What was called last is said first.',
    breaks: ['said-out-of-turn'],
    seams: seeing((open) => open.toReversed()),
  },
  {
    name: 'told-before-said',
    what: 'A speaker tells that it has spoken when it begins.',
    breaks: ['told-otherwise'],
    seams: telling('started', { state: 'spoken', engine: 'pack', languages: [] }),
  },
  {
    name: 'failure-kept-quiet',
    what: 'A speaker that was not heard does not say so.',
    breaks: ['lost-by-the-living'],
    seams: asking((hall) => ({
      report: async (...told) => {
        if (told[3].state !== 'failed') await hall.report(...told)
      },
    })),
  },
  {
    name: 'chime-for-success',
    what: 'A speaker that was not heard says that it was.',
    breaks: ['told-otherwise'],
    seams: telling('failed', { state: 'spoken', engine: 'chime', languages: [] }),
  },
  {
    name: 'unclaimed',
    what: 'A speaker does not ask whether it may say something.',
    breaks: ['said-unasked'],
    seams: asking(() => ({ claim: async () => 'granted' })),
  },
  {
    name: 'own-claim-forgotten',
    rare: true,
    what: 'A speaker takes its own claim, of whose answer it never heard, for that of another.',
    breaks: ['lost-by-the-living', 'said-out-of-turn'],
    seams: seeing((open, { page }) => open.filter(({ claim }) => claim?.speaker !== `demo/${page}`)),
  },
]

export const VOICE_BUGS: readonly Bug[] = BUGS.map((bug) => ({ ...bug, speaks: true }))
