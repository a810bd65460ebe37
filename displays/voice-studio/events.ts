import type { StudioAct } from './keys.ts'

/** Somebody wants to do with a button what a key does as well. */
export class VoiceStudioAct extends Event {
  readonly act: StudioAct

  constructor(act: StudioAct) {
    super('voice-studio-act', { bubbles: true, composed: true })
    this.act = act
  }
}

/** Somebody wants to record this line of the script. */
export class VoiceStudioLineChosen extends Event {
  readonly at: number

  constructor(at: number) {
    super('voice-studio-line-chosen', { bubbles: true, composed: true })
    this.at = at
  }
}

declare global {
  interface HTMLElementEventMap {
    'voice-studio-act': VoiceStudioAct
    'voice-studio-line-chosen': VoiceStudioLineChosen
  }
}
