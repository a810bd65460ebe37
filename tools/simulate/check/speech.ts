import type { LeaseAnswer, Said } from '#shared/audio/announcer.ts'
import type { AnnouncementId, SpeakerId } from '#shared/domain/announcement/events.ts'
import type { Utterance } from '#shared/domain/announcement/plan.ts'
import { STALE_MS } from '#shared/domain/announcement/age.ts'
import { TIME_TO_LIVE_MS } from '#shared/domain/announcement/decide.ts'
import { LEASE_MS } from '#shared/protocol/voice.ts'
import type { Device } from '../device/device.ts'
import type { Process } from '../world/process.ts'
import type { World } from '../world/world.ts'
import type { Announced, Voices } from './voices.ts'

/** A page that speaks. */
export interface Mouthpiece {
  readonly device: Device
  readonly process: Process
  readonly speaker: SpeakerId
}

/** One sentence as it was heard. */
export interface Heard extends Mouthpiece {
  readonly ids: readonly AnnouncementId[]
  /** Which log of the hall it was taken from. */
  readonly epoch: string
  readonly at: number
  end: { readonly at: number; readonly said: Said } | null
}

/** A slow line makes the hall's clock look so slow, and an answer to a claim takes so long, ms. */
const CLOCK_SLACK_MS = 8_000
const CLAIM_MS = 1_500

/** Stands in the hall and listens: who speaks, of what, and whether anybody had the right to. */
export class Speech {
  readonly heard: Heard[] = []
  readonly #world: World
  readonly #voices: Voices
  /** Pages that ever asked for the zone. */
  readonly pages = new Map<SpeakerId, Mouthpiece>()
  /** When each of them last asked for it and got it. */
  readonly #leasedAt = new Map<SpeakerId, number>()
  /** When each last found that it had not had it for a while, or had lost it. */
  readonly #cutOffAt = new Map<SpeakerId, number>()

  constructor(world: World, voices: Voices) {
    this.#world = world
    this.#voices = voices
    voices.speech = this
  }

  /** A page asks for its zone. */
  async leased(mouth: Mouthpiece, asked: Promise<LeaseAnswer>): Promise<LeaseAnswer> {
    const { speaker } = mouth
    const at = this.#world.time.now
    this.pages.set(speaker, mouth)
    const answer = await asked
    if (answer?.lease === null || this.isCutOff(speaker)) this.#cutOffAt.set(speaker, this.#world.time.now)
    if (answer && answer.lease !== null) this.#leasedAt.set(speaker, at)
    return answer
  }

  /** At some time since then the zone may have been another's. */
  wasCutOff(speaker: SpeakerId, since: number): boolean {
    return this.isCutOff(speaker) || (this.#cutOffAt.get(speaker) ?? 0) >= since
  }

  /** The hall may have given the zone to another by now. */
  isCutOff(speaker: SpeakerId): boolean {
    return this.#world.time.now - (this.#leasedAt.get(speaker) ?? 0) >= LEASE_MS
  }

  /** A page opens its mouth; gives what is told when it closes it. */
  begins(mouth: Mouthpiece, { announcements }: Utterance): (said: Said) => void {
    const { time } = this.#world
    const ids = announcements.map(({ announcementId }) => announcementId)
    const heard: Heard = { ...mouth, ids, epoch: this.#voices.epoch, at: time.now, end: null }
    this.#world.count('sentences')
    this.#world.say(mouth.device.name, () => `says ${announcements.map(({ call }) => call.ticketNumber).join()}`)
    this.#inTurn(heard)
    for (const before of this.heard) {
      this.#alone(heard, before)
      this.#once(heard, before)
    }
    for (const id of ids) this.#fresh(heard, id)
    this.heard.push(heard)
    return (said) => {
      heard.end = { at: time.now, said }
      this.#world.count(said.ok ? 'sentences heard' : 'sentences not heard')
      this.#world.say(mouth.device.name, () =>
        said.ok ? `has said it (${said.engine})` : `is not heard: ${said.reason}`,
      )
    }
  }

  /** Nobody speaks over another, unless the hall could not know that the other still speaks. */
  #alone(heard: Heard, before: Heard): void {
    const isOver = before.end !== null || !before.process.isAlive
    if (isOver || before.epoch !== heard.epoch || this.isCutOff(before.speaker)) return
    this.#world.broken('two-voices', `${heard.device.name} speaks over ${before.device.name}`)
  }

  /** Nothing is said again, unless whoever began it has died, or was cut off before the hall had word of it. */
  #once(heard: Heard, before: Heard): void {
    const again = heard.ids.find((id) => before.ids.includes(id))
    if (again === undefined || before.epoch !== heard.epoch) return
    const isOther = before.device !== heard.device
    const wasHeard = before.end === null || before.end.said.ok
    if (isOther && (!wasHeard || !before.process.isAlive || this.isCutOff(before.speaker)))
      return this.#world.count('sentences taken over')
    this.#world.broken('said-twice', `${heard.device.name} says ${again}, said ${heard.at - before.at} ms ago`)
  }

  #fresh({ device, process, speaker, at }: Heard, id: AnnouncementId): void {
    const announced = this.#voices.of(id)
    if (!announced) return
    const { claimedBy, ended, queuedAt } = announced
    const isAgeless = this.#voices.isAgeless(announced)
    if (ended !== null || claimedBy !== speaker)
      this.#world.broken('said-unasked', `${device.name} says ${id}, ${ended ?? `claimed by ${claimedBy}`}`)
    const ageMs = at - queuedAt
    // A clock that is set back by less than the call is old cannot be told from one that is right.
    const most = isAgeless ? 2 * TIME_TO_LIVE_MS : TIME_TO_LIVE_MS
    const isLate = ageMs > most + CLAIM_MS
    // Whoever opened later than that learnt of it as of something past.
    const isStale = !isAgeless && process.startedAt - queuedAt > STALE_MS + CLOCK_SLACK_MS
    if (isLate || isStale)
      this.#world.broken('said-too-late', `${device.name} says ${id}, called ${Math.round(ageMs / 1_000)} s ago`)
  }

  /** Who was called first is called first, as far as it was fresh and nobody's yet. */
  #inTurn({ device, epoch, ids }: Heard): void {
    const first = ids.map((id) => this.#voices.of(id)).find((announced) => announced !== undefined)
    if (!first) return
    const isBefore = (other: Announced): boolean =>
      other.place < first.place &&
      other.kind === first.kind &&
      other.ended === null &&
      other.claimedBy === null &&
      !this.#voices.isAgeless(other) &&
      this.#world.time.now - other.queuedAt < STALE_MS - CLOCK_SLACK_MS &&
      !ids.includes(other.id) &&
      !this.heard.some((one) => one.epoch === epoch && one.device === device && one.ids.includes(other.id))
    const before = this.#voices.all.find(isBefore)
    if (before) this.#world.broken('said-out-of-turn', `${device.name} says ${first.id} before ${before.id}`)
  }
}
