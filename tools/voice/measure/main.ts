import { MANDARIN_SETTINGS } from '../packs.ts'
import { openEspeak, type EspeakSettings } from '../speakers/espeak.ts'
import { LETTERS } from '../inventory/line.ts'
import { SURNAMES } from '../inventory/surnames.ts'
import { heardByPocketsphinx } from './recognise.ts'
import { toneFigures } from './tones.ts'

// `npm run voice:measure`: how well tones are told apart in each setting of the Mandarin voice, and how many key words of
// English calls a recogniser understands. The figures of `docs/voice.md` come from here.

const VARIANTS: readonly Partial<EspeakSettings>[] = [
  ...['', '+f2', '+f3', '+f5'].flatMap((variant) =>
    [50, 99].map((range) => ({ voice: `cmn-latn-pinyin${variant}`, range })),
  ),
  ...[140, 175].flatMap((rate) => ['+f3', '+f5'].map((variant) => ({ voice: `cmn-latn-pinyin${variant}`, rate }))),
]

async function mandarin(): Promise<void> {
  const open = await openEspeak()
  console.log('| voice | rate | range | middle, Hz | pitch moves, semitones | nearest two tones | tones told of 100 |')
  console.log('|---|---|---|---|---|---|---|')
  for (const variant of VARIANTS) {
    const settings = { ...MANDARIN_SETTINGS, ...variant }
    const speaker = open(settings)
    const syllables = Object.values(SURNAMES).map((pinyin) => ({
      tone: Number(pinyin.slice(-1)),
      sound: speaker.say(`qing3 [${pinyin}] nv3 shi4`),
    }))
    const { middleHz, rangeSt, nearestSt, told } = toneFigures(syllables)
    const figures = [middleHz.toFixed(0), rangeSt.toFixed(1), nearestSt.toFixed(1), String(told)]
    console.log(`| ${[settings.voice, settings.rate, settings.range, ...figures].join(' | ')} |`)
  }
}

/** Each letter once, every digit in each place, every counter. */
function english(): void {
  const calls = Array.from({ length: 60 }, (_, index): readonly [string, string] => [
    `${LETTERS[index % LETTERS.length]!}${String((index * 137 + 8) % 1_000).padStart(3, '0')}`,
    String((index % 30) + 1),
  ])
  const { words, understood, mistaken } = heardByPocketsphinx(calls)
  console.log(`English: ${understood} of ${words} key words understood (${((100 * understood) / words).toFixed(1)} %)`)
  for (const line of mistaken) console.log(`  ${line}`)
}

const [part] = process.argv.slice(2)
if (part !== 'english') await mandarin()
if (part !== 'mandarin') english()
