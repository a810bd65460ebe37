import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cover } from '#shared/audio/pack/cover.ts'
import { resampled } from '#shared/audio/recording/resample.ts'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { renderCall } from '#shared/audio/render/render-call.ts'
import type { Sound } from '#shared/audio/sound.ts'
import { englishNumber } from '#shared/domain/phrase/english-numbers.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import { DEFAULT_READING } from '#shared/domain/phrase/wanted.ts'
import { packIn, VOICE_FOLDER } from '../coverage.ts'
import { LETTERS } from '../inventory/line.ts'
import { soundOf } from '../sound-file.ts'

/** Words that tell a customer who is meant and where to go, and how many of them were understood. */
export interface Heard {
  readonly words: number
  readonly understood: number
  /** What was said and what was understood instead, where they differ. */
  readonly mistaken: readonly string[]
}

/** Any call of any hall: the recogniser knows the sentence, as a customer does, and none of the numbers. */
const GRAMMAR = `#JSGF V1.0;
grammar call;
public <call> = ticket <letter> <digit> <digit> <digit> please proceed to counter <number>;
<letter> = ${LETTERS.map((letter) => `${letter.toLowerCase()}.`).join(' | ')};
<digit> = ${Array.from({ length: 10 }, (_, digit) => englishNumber(digit)).join(' | ')};
<number> = ${Array.from({ length: 30 }, (_, index) => englishNumber(index + 1).replace('-', ' ')).join(' | ')};
`

/** Has calls of the default English pack understood by pocketsphinx (Debian). @throws when it is not installed */
export function heardByPocketsphinx(calls: readonly (readonly [ticket: string, counter: string])[]): Heard {
  const pack = packIn(VOICE_FOLDER, 'en')
  const english = SPOKEN_LANGUAGES.get('en')!
  if (!pack) throw new Error('there is no English pack: npm run voice:build')
  const sound = soundOf(pack.file, readFileSync(join(VOICE_FOLDER, 'en', pack.file)))
  const results = calls.map(([ticket, counter]) => {
    const phrase = english.phrase({ kind: 'call', tickets: [ticket], window: counter }, DEFAULT_READING)
    const covered = cover(phrase, pack)
    if (!covered.ok) throw new Error(`no recording of ${covered.missing.join(' ')}`)
    const said = keyWords(english.write(phrase))
    const understood = keyWords(recognised(resampled(renderCall(covered.clips, sound), 16_000)))
    return { said, understood, right: said.filter((word, index) => word === understood[index]).length }
  })
  return {
    words: results.reduce((sum, { said }) => sum + said.length, 0),
    understood: results.reduce((sum, { right }) => sum + right, 0),
    mistaken: results.flatMap(({ said, understood, right }) =>
      right === said.length ? [] : [`${said.join(' ')} → ${understood.join(' ')}`],
    ),
  }
}

/** Letter, digits and the counter's number. */
function keyWords(text: string): readonly string[] {
  const words = text.toLowerCase().replace(/[,.]/g, '').replaceAll('-', ' ').split(/\s+/)
  const [, ...code] = words.slice(0, words.indexOf('please'))
  return [...code, words.slice(words.indexOf('counter') + 1).join(' ')]
}

function recognised(sound: Sound): string {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-heard-'))
  try {
    const [wav, grammar] = [join(folder, 'call.wav'), join(folder, 'call.gram')]
    writeFileSync(wav, wavOf(sound))
    writeFileSync(grammar, GRAMMAR)
    const { error, stdout } = spawnSync(
      'pocketsphinx_continuous',
      ['-infile', wav, '-jsgf', grammar, '-logfn', '/dev/null'],
      {
        encoding: 'utf8',
      },
    )
    if (error) throw new Error('pocketsphinx is not installed: apt-get install pocketsphinx pocketsphinx-en-us')
    return stdout.trim()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
