import type { Played, SoundState, Stretch } from '#shared/audio/output/loudspeaker.ts'
import type { Synthesis } from '#shared/audio/engines/system-engine.ts'
import type { Dice } from '../world/dice.ts'
import type { Process } from '../world/process.ts'

/** How a machine that shall speak may fail. `hangs`: it neither begins nor ends, or begins and never ends. */
export type VoiceTrouble = 'hangs' | 'errs' | 'blocked'

/** The voices that the machine has: both are on the product's list. */
const VOICES = ['Microsoft Huihui', 'Microsoft Zira'].map(
  (name) => ({ name, lang: 'xx', localService: true }) as SpeechSynthesisVoice,
)

/** One text takes so long, ms, and the chime. */
const TEXT_MS = [200, 900] as const
const CHIME_MS = 700

const fires = (utterance: EventTarget, type: string, more: object = {}): void =>
  void utterance.dispatchEvent(Object.assign(new Event(type), more))

/** What makes sound on a speaker's machine: its own voice, and its loudspeaker. All that is simulated of a speaker. */
export class MachineVoice {
  trouble: VoiceTrouble | null = null
  /** Somebody pulls the plug as soon as it speaks. */
  dies: (() => void) | null = null
  readonly #dice: Dice

  constructor(dice: Dice) {
    this.#dice = dice
  }

  get state(): SoundState {
    return this.trouble === 'blocked' ? 'blocked' : 'ready'
  }

  /** A text that can be spoken, as browsers have it. */
  static utterance(text: string): SpeechSynthesisUtterance {
    return Object.assign(new EventTarget(), { text }) as SpeechSynthesisUtterance
  }

  /** Its voice, as one page has it. */
  synthesis(process: Process): Synthesis {
    let current: EventTarget | null = null
    const dice = this.#dice
    return {
      getVoices: () => VOICES,
      cancel: () => (current = null),
      speak: (utterance) => {
        current = utterance
        const begin = (ms: number, deed: () => void): void =>
          void process.after(ms, () => current === utterance && deed())
        if (this.trouble === 'errs') return begin(30, () => fires(utterance, 'error', { error: 'synthesis-failed' }))
        if (this.trouble === 'blocked') return begin(30, () => fires(utterance, 'error', { error: 'not-allowed' }))
        if (this.trouble === 'hangs' && dice.chance(0.5)) return
        begin(dice.between(10, 300), () => {
          fires(utterance, 'start')
          this.#dying(process)
          if (this.trouble !== 'hangs') begin(dice.between(...TEXT_MS), () => fires(utterance, 'end'))
        })
      },
    }
  }

  /** Its loudspeaker. */
  async play(process: Process, stretches: Iterable<Stretch>, begun: () => void): Promise<Played> {
    if (this.trouble === 'blocked') return (await process.pass(1_000), 'sound-blocked')
    begun()
    this.#dying(process)
    for (const _ of stretches) await process.pass(CHIME_MS)
    return this.trouble === 'hangs' ? (await process.pass(1_500), 'watchdog') : 'played'
  }

  #dying(process: Process): void {
    const { dies } = this
    this.dies = null
    if (dies) void process.after(this.#dice.between(0, 1_500), dies)
  }
}
