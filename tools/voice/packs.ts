import { openEspeak } from './speakers/espeak.ts'
import { openFlite } from './speakers/flite.ts'
import type { PackAbout } from '#shared/audio/recording/make-pack.ts'
import type { Recording } from '#shared/audio/recording/sprite.ts'
import { ENGLISH } from './inventory/english.ts'
import { MANDARIN } from './inventory/mandarin.ts'

/** A default pack: what it says of itself, and its recordings. */
export interface DefaultPack {
  /** Its folder in `public/voice/`. */
  readonly folder: string
  readonly about: PackAbout
  record(): Promise<readonly Recording[]>
}

/** How the Mandarin voice was set after the comparison in `docs/voice.md`. */
export const MANDARIN_SETTINGS = { voice: 'cmn-latn-pinyin+f5', rate: 165, pitch: 50, range: 99 } as const
/** The Chinese voice misreads R, Z and G; the same throat speaks English. */
const LETTER_SETTINGS = { voice: 'en-us+f5', rate: 150, pitch: 50, range: 60 } as const

/** The packs that every fresh clone speaks with. */
export const DEFAULT_PACKS: readonly DefaultPack[] = [
  {
    folder: 'zh',
    about: {
      id: 'zh-default',
      version: '1.0.0',
      language: 'zh',
      voice: 'espeak-ng, female variant f5 (synthesised)',
      licence: 'Apache-2.0 for the recordings, as for the rest of Hallcast; no speaker was recorded.',
      provenance:
        'Made by `npm run voice:build` with espeak-ng as packaged in @echogarden/espeak-ng-emscripten 0.3.5 (GPL-3.0; a development dependency of which no part is shipped), fed pinyin written by hand.',
      sampleRate: 22_050,
    },
    async record() {
      const speaker = await openEspeak()
      const [mandarin, letters] = [speaker(MANDARIN_SETTINGS), speaker(LETTER_SETTINGS)]
      return MANDARIN.map(({ name, script, by }) => ({ name, sound: (by ? letters : mandarin).say(script) }))
    },
  },
  {
    folder: 'en',
    about: {
      id: 'en-default',
      version: '1.0.0',
      language: 'en',
      voice: 'CMU Flite, voice slt (synthesised)',
      licence:
        'The recordings as the rest of Hallcast (Apache-2.0). The voice is that of CMU Flite, whose licence lets it be used and distributed without restriction: Copyright (c) 1999-2016 Carnegie Mellon University.',
      provenance: 'Made by `npm run voice:build` with CMU Flite 2.2 (Debian package flite 2.2-5), voice slt.',
      sampleRate: 16_000,
    },
    record() {
      const slt = openFlite('slt')
      return Promise.resolve(ENGLISH.map(({ name, script }) => ({ name, sound: slt.say(script) })))
    },
  },
]
