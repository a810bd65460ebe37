import { levelDb, Listening } from '#shared/audio/recording/listening.ts'
import { type Verdict, verdictOn } from '#shared/audio/recording/verdict.ts'
import { sampleAt, type Sound } from '#shared/audio/sound.ts'
import { Store } from '#shared/stores/store.ts'
import type { Input, Microphone, MicrophoneProblem } from './microphone.ts'

/** How far the recording of one line has come. Scope: *moment*. */
export type BoothState =
  | { readonly step: 'rest' }
  /** The browser asks whether it may listen. */
  | { readonly step: 'opening' }
  /** The key that began it is still heard: nobody speaks yet. */
  | { readonly step: 'attention' }
  | { readonly step: 'recording' }
  | { readonly step: 'review'; readonly sound: Sound; readonly verdict: Verdict }
  | { readonly step: 'trouble'; readonly problem: MicrophoneProblem }

/** The click of a key lies within so much of what is heard after it was pressed, ms. */
const KEY_DOWN_MS = 350
/** And before the moment in which a key ended it. */
const KEY_UP_MS = 120
/** What the level shows when nothing is heard, dBFS. */
export const SILENT_DB = -60

/** The recording booth: one line after another from the microphone. Its clock is the sound itself. */
export class Booth {
  readonly state = new Store<BoothState>({ step: 'rest' })
  /** How loud it is in front of the microphone, dBFS. */
  readonly level = new Store<number>(SILENT_DB)
  /** Microphones that can be chosen. */
  readonly inputs = new Store<readonly Input[]>([])
  readonly #microphone: Microphone
  #listening = new Listening()
  #isOpen = false
  #waitedMs = 0
  #pieces: Float32Array[] = []

  constructor(microphone: Microphone) {
    this.#microphone = microphone
  }

  /** Begins a line, or ends it. */
  async press(): Promise<void> {
    const { step } = this.state.get()
    if (step === 'recording') this.#end(KEY_UP_MS)
    else if (step === 'attention') this.rest()
    else if (step !== 'opening') await this.#begin()
  }

  /** Forgets what was just recorded. */
  rest(): void {
    this.#pieces = []
    this.state.set({ step: 'rest' })
  }

  /** From now on with this microphone. */
  async choose(id: string): Promise<void> {
    this.#microphone.choose(id)
    this.#isOpen = false
    this.rest()
    await this.#open()
  }

  async #begin(): Promise<void> {
    if (!this.#isOpen && !(await this.#open())) return
    this.#waitedMs = 0
    this.#pieces = []
    this.state.set({ step: 'attention' })
  }

  async #open(): Promise<boolean> {
    this.state.set({ step: 'opening' })
    this.#listening = new Listening()
    const problem = await this.#microphone.open(this.#heard, this.#lost)
    this.#isOpen = problem === null
    this.state.set(problem === null ? { step: 'rest' } : { step: 'trouble', problem })
    if (problem === null) this.inputs.set(await this.#microphone.inputs())
    return problem === null
  }

  readonly #lost = (): void => {
    this.#isOpen = false
    this.#pieces = []
    this.level.set(SILENT_DB)
    this.state.set({ step: 'trouble', problem: 'lost' })
  }

  readonly #heard = (samples: Float32Array): void => {
    const { sampleRate } = this.#microphone
    const heard = this.#listening.take(samples, sampleRate)
    this.level.set(Math.max(SILENT_DB, levelDb(samples)))
    const { step } = this.state.get()
    if (step === 'attention') this.#wait((samples.length * 1_000) / sampleRate)
    if (step !== 'recording') return
    this.#pieces.push(samples)
    if (heard === 'ended') this.#end(0)
  }

  #wait(ms: number): void {
    this.#waitedMs += ms
    if (this.#waitedMs < KEY_DOWN_MS) return
    this.#listening.begin()
    this.state.set({ step: 'recording' })
  }

  /** `withoutMs`: of its end. */
  #end(withoutMs: number): void {
    const { sampleRate } = this.#microphone
    const length = this.#pieces.reduce((sum, piece) => sum + piece.length, 0)
    const all = new Float32Array(length)
    let at = 0
    for (const piece of this.#pieces) {
      all.set(piece, at)
      at += piece.length
    }
    this.#pieces = []
    const samples = all.subarray(0, Math.max(0, length - sampleAt(withoutMs, sampleRate)))
    const sound = { samples, sampleRate }
    this.state.set({ step: 'review', sound, verdict: verdictOn(sound) })
  }
}
