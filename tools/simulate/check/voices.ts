import type {
  AnnouncementFact,
  AnnouncementId,
  AnnouncementKind,
  SpeakerId,
} from '#shared/domain/announcement/events.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import type { World } from '../world/world.ts'
import type { Speech } from './speech.ts'

/** What the hall's log says of one thing to be said. */
export interface Announced {
  readonly id: AnnouncementId
  readonly kind: AnnouncementKind
  /** Where in the log it was queued, and when that was, ms. */
  readonly place: number
  readonly queuedAt: number
  claimedBy: SpeakerId | null
  claimedAt: number
  /** The kind of fact that ended it. */
  ended: string | null
  /** The hall has given its speaker up for lost: that it was heard may still come out. */
  isGivenUp: boolean
  /** It stood in the log that was put back. */
  readonly isPutBack: boolean
}

/** What was called so shortly before the last fault, or later, is heard, ms. */
const FRESH_MS = 20_000
/** A report is told again so long after whatever kept it, ms. */
const REPORTED_MS = 25_000

export interface VoicesOptions {
  readonly world: World
  /** When the last fault ends, ms. */
  readonly endMs: number
  /** When somebody last set the hall's clock, ms. */
  readonly clockSetAt: () => number
  /** When rights that were missing came back, virtual ms. */
  readonly allowedSince: () => number
}

/** The witness of the hall's voice in its log: holds what is told of a sentence against what was heard. */
export class Voices {
  epoch = ''
  speech!: Speech
  readonly #options: VoicesOptions
  /** When each event was about to be written. */
  readonly #attemptedAt = new Map<string, number>()
  readonly #seen = new Set<string>()
  readonly #logs = new Map<string, Map<AnnouncementId, Announced>>()

  constructor(options: VoicesOptions) {
    this.#options = options
  }

  get all(): readonly Announced[] {
    return [...(this.#logs.get(this.epoch)?.values() ?? [])]
  }

  of(id: AnnouncementId): Announced | undefined {
    return this.#logs.get(this.epoch)?.get(id)
  }

  /** What has not ended. */
  get open(): readonly Announced[] {
    return this.all.filter(({ ended }) => ended === null)
  }

  /** What is given up for lost although it was heard, and whoever said it lives. */
  get untold(): readonly Announced[] {
    const { heard } = this.speech
    return this.all.filter(({ id, isGivenUp, isPutBack, claimedBy }) => {
      const wasSaid = ({ ids, speaker, process, end }: (typeof heard)[number]): boolean =>
        speaker === claimedBy && ids.includes(id) && process.isAlive && end?.said.ok === true
      return isGivenUp && !isPutBack && heard.some(wasSaid)
    })
  }

  /** These are about to be written: a call is as old as that, whenever it is found in the log. */
  attempted(events: readonly StoredEvent[]): void {
    for (const { id } of events) this.#attemptedAt.set(id, this.#options.world.time.now)
  }

  /** How old it is the hall cannot know: somebody has set its clock since, or put back what was before. */
  isAgeless({ queuedAt, isPutBack }: Announced): boolean {
    return isPutBack || this.#options.clockSetAt() >= queuedAt
  }

  /** An event stands in that log now. */
  logged(epoch: string, { id, sequence, ...fact }: StoredEvent): void {
    this.epoch = epoch
    const log = this.#logs.get(epoch) ?? new Map<AnnouncementId, Announced>()
    this.#logs.set(epoch, log)
    // Also an event that stands in a log which was put back has been looked at once.
    const isAgain = this.#seen.has(id)
    this.#seen.add(id)
    if (!fact.type.startsWith('announcement.') || fact.data === null) return
    const { type, data } = fact as AnnouncementFact
    if (type === 'announcement.queued') {
      const { announcementId, kind } = data
      const queuedAt = this.#attemptedAt.get(id) ?? this.#options.world.time.now
      const fresh = { claimedBy: null, claimedAt: 0, ended: null, isGivenUp: false, isPutBack: isAgain }
      log.set(announcementId, { id: announcementId, kind, place: sequence, queuedAt, ...fresh })
      return
    }
    const announced = log.get(data.announcementId)
    if (!announced) return
    if (!isAgain) this.#check(announced, fact as AnnouncementFact)
    this.#follow(announced, fact as AnnouncementFact)
  }

  #follow(announced: Announced, { type, data }: AnnouncementFact): void {
    announced.isGivenUp = type === 'announcement.failed' && data.reason === 'speaker-lost'
    if (type === 'announcement.claimed') {
      announced.claimedBy = data.speaker
      announced.claimedAt = this.#options.world.time.now
    } else if (type !== 'announcement.started') announced.ended = type
  }

  #check(announced: Announced, { type, data }: AnnouncementFact): void {
    const { world, endMs, allowedSince } = this.#options
    const isPutRight = announced.isGivenUp && type === 'announcement.spoken'
    if (announced.ended !== null && !isPutRight) world.broken('told-otherwise', `${announced.id} has ended twice`)
    if (type === 'announcement.claimed') return
    if (type === 'announcement.started') return this.#told(announced, data.speaker, () => true)
    world.count(`announcements ${type.slice(13) as 'spoken' | 'failed' | 'superseded' | 'expired'}`)
    if (type === 'announcement.spoken') this.#told(announced, data.speaker, (ok) => ok === true)
    if (type === 'announcement.failed' && data.reason === 'speaker-lost') this.#lost(announced)
    else if (type === 'announcement.failed') this.#told(announced, data.speaker, (ok) => ok === false)
    const isFresh = announced.queuedAt > Math.max(endMs - FRESH_MS, allowedSince()) && !this.isAgeless(announced)
    const couldBeSaid = [...this.speech.pages.values()].some(
      ({ process }) => process.startedAt < announced.queuedAt + FRESH_MS,
    )
    if (type === 'announcement.expired' && isFresh && couldBeSaid)
      world.broken('not-heard', `${announced.id} has expired, and all was well`)
  }

  /** A speaker has told how it went: did it? `fits`: its sentence was heard, was not, or has not ended. */
  #told({ id }: Announced, speaker: SpeakerId, fits: (ok: boolean | null) => boolean): void {
    const { heard } = this.speech
    const sentences = heard.filter((one) => one.speaker === speaker && one.ids.includes(id))
    if (sentences.some(({ end }) => fits(end?.said.ok ?? null))) return
    this.#options.world.broken('told-otherwise', `${id}: the hall was told otherwise than was heard`)
  }

  /** Nobody has said how it ended. */
  #lost(announced: Announced): void {
    const { id, claimedBy, claimedAt } = announced
    const { world, endMs } = this.#options
    const page = this.speech.pages.get(claimedBy!)
    if (this.isAgeless(announced) || !page?.process.isAlive) return
    const { now } = world.time
    const sentence = this.speech.heard.find((one) => one.speaker === claimedBy && one.ids.includes(id))
    const isWell = claimedAt > endMs || page.process.frozenUntil < claimedAt
    const wasTold = sentence?.end && now > Math.max(sentence.end.at, endMs) + REPORTED_MS
    const keptSilent = !sentence && isWell && !this.speech.wasCutOff(claimedBy!, claimedAt)
    if (wasTold || keptSilent)
      world.broken('lost-by-the-living', `${id} is called lost, and ${page.device.name} is alive`)
  }
}
