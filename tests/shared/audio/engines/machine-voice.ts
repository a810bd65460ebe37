import type { Synthesis } from '#shared/audio/engines/system-engine.ts'

/** An utterance without a browser. */
class Utterance extends EventTarget {
  readonly text: string
  constructor(text: string) {
    super()
    this.text = text
  }
}

/** The voices of a machine, in our hand: what each utterance does is chosen. */
export class MachineVoice implements Synthesis {
  voices: { name: string; lang: string; localService: boolean }[] = [
    { name: 'Microsoft Huihui - Chinese (Simplified, PRC)', lang: 'zh-CN', localService: true },
  ]
  /** What happens, in order, once something is to be said: `start`, `end`, or the name of an error. */
  does: readonly string[] = ['start', 'end']
  readonly spoken: string[] = []
  cancelled = 0

  getVoices = () => this.voices as SpeechSynthesisVoice[]
  cancel = () => void this.cancelled++
  newUtterance = (text: string) => new Utterance(text) as unknown as SpeechSynthesisUtterance

  speak = (utterance: SpeechSynthesisUtterance): void => {
    this.spoken.push(utterance.text)
    for (const what of this.does)
      utterance.dispatchEvent(
        what === 'start' || what === 'end' ? new Event(what) : Object.assign(new Event('error'), { error: what }),
      )
  }
}
