import { Announcer, type Mouth, type Said } from '#shared/audio/announcer.ts'
import type { EngineChain } from '#shared/audio/engines/engine-chain.ts'
import { type Sentence, said, sentenceOf } from '#shared/audio/engines/sentence.ts'
import type { Loudspeaker, SoundState } from '#shared/audio/output/loudspeaker.ts'
import type { SaidBefore, VoiceHall } from '#shared/audio/announcer.ts'
import type { AcousticZone, Engine, SpeakingPage, Unheard } from '#shared/domain/announcement/events.ts'
import type { VoiceConfig } from '#shared/domain/queue/config.ts'
import type { Utterance } from '#shared/domain/announcement/plan.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Clock } from '#shared/sync/clock.ts'
import { EmergencyVoice } from './emergency-voice.ts'
import { Store } from './store.ts'
import type { Spoken } from './test-window.ts'
import type { VoiceStore } from './voice-store.ts'

/** Sentences a speaker shows that it has said. */
const SHOWN = 8

/** One sentence, as the page shows it. */
export interface SaidLine {
  readonly at: Instant
  readonly text: string
  /** What said it; null: nothing did. */
  readonly engine: Engine | null
  readonly reason: Unheard | null
}

/** How a speaker is doing. Scope: *moment*. */
export interface SpeakerStatus {
  readonly sound: SoundState
  /** The zone is this speaker's; false: another speaks in it, or the hall has not been asked yet. */
  readonly isSpeaker: boolean
  /** What is being said. */
  readonly saying: string | null
  /** Newest first. */
  readonly last: readonly SaidLine[]
}

export interface SpeakerParts {
  readonly zone: AcousticZone
  readonly page: SpeakingPage
  readonly hall: VoiceHall
  readonly voice: Pick<VoiceStore, 'state' | 'heardLive'>
  readonly chain: Pick<EngineChain, 'say' | 'cut'>
  readonly loudspeaker: Pick<Loudspeaker, 'state' | 'unlock'>
  readonly said: SaidBefore
  readonly clock: Clock
  /** The hall's clock. */
  readonly now: () => Instant
  /** It hears the hall live. */
  readonly hears: () => boolean
  /** The hall is in an emergency: no call is said. */
  readonly isEmergency: () => boolean
  /** What tests from outside read. */
  readonly spoken: Spoken[]
  /** What the hall says aloud; null before it is known. */
  readonly voiceConfig: () => VoiceConfig | null
  readonly signal: AbortSignal
}

/** One page that speaks in one acoustic zone, or stands ready to. */
export class Speaker implements Mouth {
  readonly status: Store<SpeakerStatus>
  readonly #parts: SpeakerParts
  readonly #announcer: Announcer
  readonly #emergency: EmergencyVoice
  #before: Promise<unknown> = Promise.resolve()
  /** The zone was this speaker's when the hall was last heard: without the hall it is nobody else's. */
  #hadZone = false

  constructor(parts: SpeakerParts) {
    this.#parts = parts
    this.status = new Store<SpeakerStatus>({
      sound: parts.loudspeaker.state,
      isSpeaker: false,
      saying: null,
      last: [],
    })
    const { voice, signal } = parts
    this.#announcer = new Announcer({
      ...parts,
      mouth: this,
      heardLive: voice.heardLive,
      leased: (isSpeaker) => this.#leased(isSpeaker),
    })
    this.#emergency = new EmergencyVoice({
      stands: parts.isEmergency,
      speaks: () => this.#announcer.isSpeaker || (this.#hadZone && !parts.hears()),
      cut: () => parts.chain.cut(),
      say: () => this.#sayEmergency(),
      clock: parts.clock,
      signal,
    })
    const hear = (): void => this.#announcer.hear(voice.state.get())
    voice.state.subscribe(hear, signal)
    hear()
  }

  /** The hall may have an emergency, or none any more. */
  look(): void {
    this.#emergency.look()
  }

  #leased(isSpeaker: boolean): void {
    if (isSpeaker || this.#parts.hears()) this.#hadZone = isSpeaker
    this.#set({ isSpeaker })
    this.look()
  }

  async #sayEmergency(): Promise<Said> {
    const languages = this.#parts.voiceConfig()?.languages ?? []
    const sentence = said({ kind: 'emergency' }, { chime: true, languages, times: 1 })
    const end = await this.#speak(sentence, [], () => {})
    if (!end.ok && end.reason === 'sound-blocked') this.#announcer.giveWay()
    return end
  }

  /** The loudspeaker says how it is doing. */
  sounds(sound: SoundState): void {
    this.#set({ sound })
  }

  /** Somebody has touched the page: it may be heard from now on. */
  async unlock(): Promise<void> {
    await this.#parts.loudspeaker.unlock()
  }

  /** Says something that nobody waits for, to hear whether it is heard. */
  test(): Promise<Said> {
    const languages = this.#parts.voiceConfig()?.languages ?? []
    const sentence = { chime: this.#rings, languages, times: 1 }
    return this.#speak(said({ kind: 'call', tickets: ['A008'], window: '3号窗口' }, sentence), [], () => {})
  }

  say(utterance: Utterance, begun: () => void): Promise<Said> {
    const calls = utterance.announcements.map(({ call }) => call.callId)
    return this.#speak(sentenceOf({ ...utterance, chime: utterance.chime && this.#rings }), calls, begun)
  }

  get #rings(): boolean {
    return this.#parts.voiceConfig()?.chime ?? true
  }

  /** One after another: a test does not talk into a call. */
  #speak(sentence: Sentence, calls: readonly string[], begun: () => void): Promise<Said> {
    const end = this.#before.then(() => this.#speakNow(sentence, calls, begun))
    this.#before = end
    return end
  }

  async #speakNow(sentence: Sentence, calls: readonly string[], begun: () => void): Promise<Said> {
    const { chain, now } = this.#parts
    const text = sentence.parts.map((part) => part.text).join(' · ')
    const startedAt = now()
    const written = this.#write(sentence, calls, startedAt)
    this.#set({ saying: text })
    const end = await chain.say(sentence, begun)
    written(end)
    const line = { at: startedAt, text, engine: end.ok ? end.engine : null, reason: end.ok ? null : end.reason }
    this.#set({ saying: null, last: [line, ...this.status.get().last].slice(0, SHOWN) })
    return end
  }

  /** Writes down for tests what is said of which call, in each language; and then how it ended. */
  #write({ parts }: Sentence, calls: readonly string[], startedAt: Instant): (end: Said) => void {
    const { spoken, now } = this.#parts
    const from = spoken.length
    for (const callId of calls)
      for (const { text, language } of parts)
        spoken.push({ callId, text, language, startedAt, endedAt: null, outcome: null })
    return (end) => {
      for (let place = from; place < from + calls.length * parts.length; place++)
        spoken[place] = { ...spoken[place]!, endedAt: now(), outcome: end.ok ? end.engine : end.reason }
    }
  }

  #set(change: Partial<SpeakerStatus>): void {
    this.status.set({ ...this.status.get(), ...change })
  }
}
