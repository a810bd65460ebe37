import { sampleAt, type Sound } from '#shared/audio/sound.ts'

/** Something a synthesiser is asked to say, of which a part is kept: `ling2 [ba1] hao4` is 八 as it sounds between two others. */
export interface Script {
  readonly words: readonly string[]
  /** First word that is kept, and the first that is not any more. */
  readonly from: number
  readonly to: number
}

/** A voice that can be asked. It sounds the same each time. */
export interface Speaker {
  /** Says a script, `[what is kept]` in its sentence; without brackets all of it. @throws when it cannot */
  say(script: string): Sound
}

/** Reads `ling2 [ba1] hao4`. */
export function readScript(text: string): Script {
  const words = text.split(/\s+/)
  const opening = words.findIndex((word) => word.startsWith('['))
  const closing = words.findIndex((word) => /\][,.]?$/.test(word))
  const plain = words.map((word) => word.replace(/[[\]]/g, ''))
  if (opening < 0 && closing < 0) return { words: plain, from: 0, to: plain.length }
  if (opening < 0 || closing < opening) throw new Error(`brackets do not close: ${text}`)
  return { words: plain, from: opening, to: closing + 1 }
}

/** The stretch between two moments, ms. */
export function cutOut({ samples, sampleRate }: Sound, fromMs: number, toMs: number): Sound {
  return { samples: samples.slice(sampleAt(fromMs, sampleRate), sampleAt(toMs, sampleRate)), sampleRate }
}
