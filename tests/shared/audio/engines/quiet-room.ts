import type { Loudspeaker, Played, Stretch } from '#shared/audio/output/loudspeaker.ts'
import type { Sentence } from '#shared/audio/engines/sentence.ts'
import { type Phrase, token } from '#shared/domain/phrase/token.ts'
import { settle } from '../../sync/fake-clock.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'

/** A loudspeaker that makes no sound: what was played on it is kept, and how it ends is chosen. */
export class QuietRoom implements Pick<Loudspeaker, 'play'> {
  readonly clock = new HandClock()
  ends: Played = 'played'
  readonly played: Stretch[] = []

  async play(stretches: Iterable<Stretch>, begun: () => void): Promise<Played> {
    if (this.ends === 'sound-blocked') return this.ends
    let isFirst = true
    for (const stretch of stretches) {
      this.played.push(stretch)
      if (isFirst) begun()
      isFirst = false
    }
    return this.ends
  }

  /** Lets so much time pass, and all that follows from it. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 100) {
      this.clock.pass(100)
      await settle()
    }
  }
}

export const CLIPS = ['请', '八', '号'] as const

/** A sentence whose words stand in `CLIPS`, unless told otherwise. */
export function sentence(words: readonly string[] = CLIPS, more: Partial<Sentence> = {}): Sentence {
  const phrase: Phrase = words.map((word) => token(word))
  return { chime: false, parts: [{ language: 'zh', phrase, text: words.join(''), times: 1 }], ...more }
}
