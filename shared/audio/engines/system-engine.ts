import { type Clock, sleep } from '#shared/sync/clock.ts'
import type { Loudspeaker } from '../output/loudspeaker.ts'
import { chimeSound } from './chime-engine.ts'
import { CANNOT, type SpeechEngine, type Tried } from './engine.ts'
import type { Sentence, SentencePart } from './sentence.ts'

/**
 * Voices that are known to say a call so that it is understood. Never chosen by language alone: Debian's espeak-ng offers
 * itself for `zh-CN` and reads hanzi as English gibberish.
 */
const VOICES: Readonly<Record<string, RegExp>> = {
  zh: /Huihui|Yaoyao|Kangkang|Ting-?[Tt]ing|婷婷|^(?:Chinese.*)?cmn-cn-x-.*-local/,
  en: /Zira|David|Mark\b|Samantha|Alex\b|Daniel|Karen|^(?:English.*)?en-(?:us|gb|au)-x-.*-local/,
  yue: /Tracy|Danny|Sin-?[Jj]i|善怡|^(?:Cantonese.*)?yue-hk-x-.*-local/,
}

/** A voice begins within this, the first time it may have to be loaded, ms. */
const STARTS_MS = 1_500
const FIRST_STARTS_MS = 6_000
/** It ends within twice what it should take, and this, ms. */
const MORE_MS = 3_000
/** A voice that hung is left alone for so long, ms. */
const DEMOTED_MS = 600_000
/** How long a sign of the written text takes, ms: a character of hanzi, a letter of another script. */
const HAN_MS = 260
const LETTER_MS = 75
/** Between two times, ms. */
const REPEAT_MS = 800

/** The part of `speechSynthesis` that is used. */
export interface Synthesis {
  getVoices(): readonly SpeechSynthesisVoice[]
  speak(utterance: SpeechSynthesisUtterance): void
  cancel(): void
}

export interface SystemEngineOptions {
  /** Null: this browser has none. */
  readonly synthesis: Synthesis | null
  readonly newUtterance: (text: string) => SpeechSynthesisUtterance
  readonly loudspeaker: Pick<Loudspeaker, 'play'>
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Speaks with a voice of the machine's own, one that is on the list and needs no network; a watchdog stands beside it. */
export class SystemEngine implements SpeechEngine {
  readonly name = 'system'
  readonly #options: SystemEngineOptions
  #hasStarted = false
  #demotedUntil = Number.NEGATIVE_INFINITY
  /** Held while it speaks: browsers forget an utterance that nobody holds, and its end with it. */
  #held: SpeechSynthesisUtterance | null = null

  constructor(options: SystemEngineOptions) {
    this.#options = options
    // What another page, or this one before its reload, left in the queue is not ours to say.
    options.synthesis?.cancel()
    options.signal.addEventListener('abort', () => options.synthesis?.cancel())
  }

  async say({ parts, chime }: Sentence, begun: () => void, cut?: AbortSignal): Promise<Tried> {
    const { clock, loudspeaker, signal } = this.#options
    const voices = parts.map(({ language }) => this.#voice(language))
    const whole = voices.filter((voice) => voice !== null)
    if (whole.length === 0 || whole.length < voices.length || clock.now() < this.#demotedUntil) return CANNOT
    let isFirst = true
    const begin = (): void => {
      if (isFirst) begun()
      isFirst = false
    }
    // A chime that cannot be heard is no reason not to speak.
    if (chime) await loudspeaker.play([{ sound: chimeSound(), gapMs: 0 }], begin, cut)
    for (const [place, part] of parts.entries()) {
      for (let time = 0; time < part.times; time++) {
        if (place + time > 0) await sleep(clock, REPEAT_MS, signal)
        const tried = await this.#speak(part, whole[place]!, begin, cut)
        if (!tried.ok) return tried
      }
    }
    return { ok: true }
  }

  #voice(language: string): SpeechSynthesisVoice | null {
    const known = VOICES[language]
    const voices = this.#options.synthesis?.getVoices() ?? []
    return voices.find(({ name, localService }) => localService && known?.test(name)) ?? null
  }

  /** One text, once. Settles whatever the voice does. */
  #speak({ text }: SentencePart, voice: SpeechSynthesisVoice, begin: () => void, cut?: AbortSignal): Promise<Tried> {
    const { synthesis, newUtterance, clock } = this.#options
    const utterance = newUtterance(text)
    Object.assign(utterance, { voice, lang: voice.lang })
    this.#held = utterance
    return new Promise((resolve) => {
      const done = (tried: Tried): void => {
        callOff()
        cut?.removeEventListener('abort', stop)
        if (this.#held === utterance) this.#held = null
        resolve(tried)
      }
      const stop = (): void => {
        synthesis?.cancel()
        done({ ok: false, reason: 'watchdog' })
      }
      const hung = (): void => {
        this.#demotedUntil = clock.now() + DEMOTED_MS
        stop()
      }
      let callOff = clock.after(this.#hasStarted ? STARTS_MS : FIRST_STARTS_MS, hung)
      utterance.addEventListener('start', () => {
        this.#hasStarted = true
        callOff()
        callOff = clock.after(2 * estimateMs(text) + MORE_MS, hung)
        begin()
      })
      utterance.addEventListener('end', () => done({ ok: true }))
      utterance.addEventListener('error', ({ error }) =>
        done({ ok: false, reason: error === 'not-allowed' ? 'sound-blocked' : 'decode-error' }),
      )
      cut?.addEventListener('abort', stop)
      if (cut?.aborted) stop()
      else synthesis?.speak(utterance)
    })
  }
}

/** How long a text should take, ms. */
function estimateMs(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han * HAN_MS + (text.length - han) * LETTER_MS
}
