import type {
  AcousticZone,
  AnnouncementId,
  Engine,
  SpeakerId,
  SpeakingPage,
  Unheard,
} from '#shared/domain/announcement/events.ts'
import { nextUtterance, type Utterance } from '#shared/domain/announcement/plan.ts'
import { type AnnouncementState, type OpenAnnouncement, SILENT_HALL } from '#shared/domain/announcement/state.ts'
import type { SpeechReport } from '#shared/domain/announcement/wishes.ts'
import { type Clock, sleep } from '#shared/sync/clock.ts'

/** A zone is asked for so often, ms; its lease lasts four times as long, so that one lost answer costs nothing. */
const RENEW_MS = 1_000

/** What the hall says to a speaker that asks for its zone. Null: no answer. */
export type LeaseAnswer = {
  readonly lease: number | null
  /** Who asked, as the hall names it in claims. */
  readonly speaker: SpeakerId
  readonly forMs: number
} | null

/** How a claim ended. `over`: it need not be said any more. `no-lease`: the zone is not this speaker's, or not any more. */
export type ClaimAnswer = 'granted' | 'over' | 'no-lease' | 'no-answer'

/** What a speaker asks of its hall. Never throws. */
export interface VoiceHall {
  lease(zone: AcousticZone, page: SpeakingPage): Promise<LeaseAnswer>
  release(zone: AcousticZone, page: SpeakingPage): void
  /**
   * `knownForMs`: for so long this speaker has known of it; null: since it was queued. Whether it learnt of it too late the
   * hall knows.
   */
  claim(
    announcement: AnnouncementId,
    page: SpeakingPage,
    lease: number,
    knownForMs: number | null,
  ): Promise<ClaimAnswer>
  /** Goes on trying until the hall has heard it, or does not want to know any more; resolves then. */
  report(announcement: AnnouncementId, page: SpeakingPage, lease: number, report: SpeechReport): Promise<void>
}

/** How saying one sentence ended. */
export type Said =
  | { readonly ok: true; readonly engine: Engine; readonly languages: readonly string[] }
  | { readonly ok: false; readonly reason: Unheard }

/** Whatever makes sound. `begun` is called with the first sample; resolves when it is over. Never throws. */
export interface Mouth {
  say(utterance: Utterance, begun: () => void): Promise<Said>
}

/** The sentences this device has said, the last few hundred: a lease that moves away and back repeats none. */
export interface SaidBefore {
  readonly ids: ReadonlySet<string>
  add(ids: readonly AnnouncementId[]): void
}

export interface AnnouncerParts {
  readonly zone: AcousticZone
  readonly page: SpeakingPage
  readonly hall: VoiceHall
  readonly mouth: Mouth
  readonly said: SaidBefore
  readonly clock: Clock
  /** What it heard of as it was queued: in time, however somebody sets the hall's clock while that waits for its turn. */
  readonly heardLive: ReadonlySet<AnnouncementId>
  /** The hall is in an emergency: no call is said. */
  readonly isEmergency: () => boolean
  /** It hears the hall. Whoever does not know who is called leaves its zone to those who do. */
  readonly hears: () => boolean
  readonly signal: AbortSignal
  /** Told when the zone becomes this speaker's, or another's. */
  readonly leased?: (isSpeaker: boolean) => void
}

interface Lease {
  readonly number: number
  readonly speaker: SpeakerId
  /** Monotonic ms. */
  readonly until: number
}

/** Counted from the question: the hall's four seconds began no sooner. */
function leaseOf({ lease, speaker, forMs }: NonNullable<LeaseAnswer>, askedAt: number): Lease | null {
  return lease === null ? null : { number: lease, speaker, until: askedAt + forMs }
}

/** A speaker that nobody can hear leaves its zone to others for so long before it asks again, ms. */
const YIELD_MS = 3_000

/**
 * The one speaker of an acoustic zone, or the one that stands ready to be it: asks for the zone's lease every second,
 * says what waits, one sentence after another, and tells the hall how each ended. Without the hall it finishes what it
 * had claimed and is silent then: without a hall nobody is called.
 */
export class Announcer {
  readonly #parts: AnnouncerParts
  #state: AnnouncementState = SILENT_HALL
  #lease: Lease | null = null
  #speaking = false
  /** What it has said of its sentences, and the hall does not know yet. */
  #untold = 0
  /** Until then its zone is left to others, by the monotonic clock. */
  #yieldsUntil = Number.NEGATIVE_INFINITY
  /** When it learnt of what has not ended, by the monotonic clock. */
  readonly #learntAt = new Map<AnnouncementId, number>()
  /** Refused once: the state that says why is on its way. */
  readonly #over = new Set<AnnouncementId>()

  constructor(parts: AnnouncerParts) {
    this.#parts = parts
    void this.#keepLease()
  }

  /** The lease of the zone is this speaker's now. */
  get isSpeaker(): boolean {
    return this.#lease !== null && this.#parts.clock.now() < this.#lease.until
  }

  /** What is to be said in the hall now. */
  hear(state: AnnouncementState): void {
    this.#state = state
    this.#learn(state)
    void this.#speak()
  }

  /** At once: by the end of the sentence that is being said it is older. */
  #learn({ open }: AnnouncementState): void {
    const now = this.#parts.clock.now()
    const names = new Set(open.map(({ announcementId }) => announcementId))
    for (const id of this.#learntAt.keys()) if (!names.has(id)) this.#learntAt.delete(id)
    for (const id of names) if (!this.#learntAt.has(id)) this.#learntAt.set(id, now)
  }

  async #keepLease(): Promise<void> {
    const { zone, page, hall, clock, signal, hears } = this.#parts
    while (!signal.aborted) {
      const askedAt = clock.now()
      // What has been begun is finished and told: nobody shall speak over it, or say it again.
      const isBusy = this.#speaking || this.#untold > 0
      const isFit = askedAt >= this.#yieldsUntil && (hears() || isBusy)
      const answer = isFit ? await hall.lease(zone, page) : null
      if (answer) this.#have(leaseOf(answer, askedAt))
      else if (!this.isSpeaker) this.#have(null)
      void this.#speak()
      // A zone that becomes free before the next look is asked for as soon as it is.
      const wait = answer?.lease === null ? Math.min(RENEW_MS, answer.forMs) : RENEW_MS
      await sleep(clock, wait, signal)
    }
    hall.release(zone, page)
  }

  #have(lease: Lease | null): void {
    const had = this.#lease !== null
    this.#lease = lease
    if (had !== (lease !== null)) this.#parts.leased?.(lease !== null)
  }

  async #speak(): Promise<void> {
    if (this.#speaking) return
    this.#speaking = true
    while (!this.#parts.signal.aborted && (await this.#sayNext()));
    this.#speaking = false
  }

  /** False: nothing to say, or no right to. */
  async #sayNext(): Promise<boolean> {
    const { zone, said, isEmergency } = this.#parts
    const lease = this.#lease
    if (!lease || !this.isSpeaker || isEmergency()) return false
    const silent = new Set([...said.ids, ...this.#over])
    const listener = { zone, speaker: lease.speaker, lease: lease.number, said: silent }
    const next = nextUtterance(this.#state, listener)
    if (!next) return false
    const claims = await this.#claimAll(next, lease.number)
    // What comes behind one without an answer waits for it: nothing is said out of its order.
    const known = claims.indexOf('no-answer') < 0 ? claims : claims.slice(0, claims.indexOf('no-answer'))
    const granted = next.announcements.filter((_, place) => known[place] === 'granted')
    if (claims.includes('no-lease')) this.#lost(lease.number)
    // A page that slept over the answer may have lost its zone meanwhile, and another has said it.
    const isStillSpeaker = this.isSpeaker && this.#lease?.number === lease.number
    if (granted.length > 0 && isStillSpeaker) await this.#say({ ...next, announcements: granted }, lease.number)
    // The hall is gone, or has another speaker: it is asked again with the next lease.
    return isStillSpeaker && known === claims
  }

  /** The hall says that it is another's: asked for again with the next look. */
  #lost(lease: number): void {
    if (this.#lease?.number === lease) this.#have(null)
  }

  /** One after its first: what would be said with one that is over waits its own turn, behind what was called between them. */
  async #claimAll({ announcements: [first, ...others] }: Utterance, lease: number): Promise<readonly ClaimAnswer[]> {
    const answer = await this.#claim(first!, lease)
    if (answer !== 'granted') return [answer]
    return [answer, ...(await Promise.all(others.map((one) => this.#claim(one, lease))))]
  }

  async #claim({ announcementId }: OpenAnnouncement, lease: number): Promise<ClaimAnswer> {
    const { hall, page, clock, heardLive } = this.#parts
    const now = clock.now()
    const knownForMs = heardLive.has(announcementId) ? null : now - (this.#learntAt.get(announcementId) ?? now)
    const said = await hall.claim(announcementId, page, lease, knownForMs)
    // It may have ended while the answer was on its way.
    const isOpen = this.#state.open.some((one) => one.announcementId === announcementId)
    const answer = said === 'granted' && !isOpen ? 'over' : said
    if (answer === 'over') this.#over.add(announcementId)
    return answer
  }

  async #say(utterance: Utterance, lease: number): Promise<void> {
    const { mouth, said } = this.#parts
    const ids = utterance.announcements.map(({ announcementId }) => announcementId)
    const tell = (report: SpeechReport): void => ids.forEach((id) => void this.#tell(id, lease, report))
    // Kept before the first sound: a page that is reloaded in the middle of a sentence says nothing old.
    said.add(ids)
    const end = await mouth.say(utterance, () => tell({ state: 'started' }))
    if (!end.ok && end.reason === 'sound-blocked') this.giveWay()
    tell(
      end.ok
        ? { state: 'spoken', engine: end.engine, languages: end.languages }
        : { state: 'failed', reason: end.reason },
    )
  }

  async #tell(id: AnnouncementId, lease: number, report: SpeechReport): Promise<void> {
    const { hall, page } = this.#parts
    this.#untold++
    await hall.report(id, page, lease, report)
    this.#untold--
  }

  /** Nobody hears what is said here: whoever else stands ready in the zone has it at once. */
  giveWay(): void {
    const { zone, page, hall, clock } = this.#parts
    this.#yieldsUntil = clock.now() + YIELD_MS
    hall.release(zone, page)
    this.#have(null)
  }
}
