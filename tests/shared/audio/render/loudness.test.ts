import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { chime } from '#shared/audio/render/chime.ts'
import { integratedLoudness, spokenLoudness, wordLoudness } from '#shared/audio/render/loudness.ts'
import { truePeak } from '#shared/audio/render/true-peak.ts'
import { decibels, type Sound } from '#shared/audio/sound.ts'
import { tone } from '#tests/fixtures/tone-pack.ts'

const RATES = [16_000, 22_050, 44_100, 48_000]

function near(value: number, wanted: number, by: number, what = ''): void {
  assert.ok(Math.abs(value - wanted) <= by, `${what} ${value} is not ${wanted} ± ${by}`)
}

function behind(...sounds: readonly Sound[]): Sound {
  return {
    samples: Float32Array.from(sounds.flatMap(({ samples }) => [...samples])),
    sampleRate: sounds[0]!.sampleRate,
  }
}

const level = (db: number): number => 10 ** (db / 20)

test('a full-scale sine of 997 Hz in one channel is −3.01 LUFS at every rate', () => {
  for (const rate of RATES) near(integratedLoudness(tone(997, 3_000, 1, rate)), -3.01, 0.05, `${rate} Hz:`)
})

test('what the ear weighs less counts less: 60 Hz, and what it weighs more: 4 kHz', () => {
  const at = (hz: number): number => integratedLoudness(tone(hz, 3_000, 1, 48_000))
  // A sine's power is 3.01 dB below full scale, −0.69 the standard's offset; −2.94 and +3.97 are the two filters there.
  near(at(60), -3.01 - 0.69 - 2.94, 0.05)
  near(at(4_000), -3.01 - 0.69 + 3.97, 0.15)
})

test('pauses and soft passages do not make a call quieter', () => {
  const loud = tone(997, 6_000, level(-23), 48_000)
  const soft = tone(997, 2_000, level(-36), 48_000)
  const silence = tone(997, 3_000, 0, 48_000)
  near(integratedLoudness(behind(soft, loud, soft)), -26.01, 0.25)
  near(integratedLoudness(behind(loud, silence, loud)), -26.01, 0.25)
})

test('silence has no loudness, and a word shorter than a block is weighed as a whole', () => {
  assert.equal(integratedLoudness(tone(440, 2_000, 0)), -Infinity)
  assert.equal(spokenLoudness(tone(440, 2_000, 0)), -Infinity)
  assert.equal(integratedLoudness(tone(997, 399)), -Infinity)
  near(spokenLoudness(tone(997, 300, 1)), -3.01, 0.1)
  near(wordLoudness(tone(997, 3_000, 1)), -3.01, 0.05)
})

test('a peak between the samples is seen: a quarter of the rate, each sample 3 dB below it', () => {
  const samples = Float32Array.from({ length: 4_800 }, (_, i) => Math.sin((Math.PI / 2) * i + Math.PI / 4))
  near(decibels(samples.reduce((most, sample) => Math.max(most, sample), 0)), -3.01, 0.01)
  near(decibels(truePeak(samples.map((sample, i) => sample * Math.min(1, i / 480, (4_799 - i) / 480)))), 0, 0.1)
  assert.equal(truePeak(new Float32Array(1_000)), 0)
})

/** Five sounds unlike one another, 48 kHz. Noise is drawn by hand, so that every run hears the same. */
function fiveSounds(): Readonly<Record<string, Sound>> {
  const rate = 48_000
  let seed = 12_345
  const noise = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0
    return seed / 2 ** 31
  }
  const made = (seconds: number, wave: (s: number) => number): Sound => ({
    samples: Float32Array.from({ length: seconds * rate }, (_, i) => wave(i / rate)),
    sampleRate: rate,
  })
  return {
    sine: made(4, (s) => 0.4 * Math.sin(2 * Math.PI * 997 * s)),
    'white noise': made(5, () => 0.2 * noise()),
    'words with pauses': made(8, (s) => (s % 0.9 < 0.6 ? 0.3 * noise() * Math.sin(Math.PI * ((s % 0.9) / 0.6)) : 0)),
    'a sweep that swells': made(6, (s) => 0.08 * s * Math.sin(2 * Math.PI * (60 * s + 400 * s * s))),
    chimes: behind(chime(rate), chime(rate), chime(rate)),
  }
}

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
let folder = ''
before(() => (folder = mkdtempSync(join(tmpdir(), 'hallcast-loudness-'))))
after(() => rmSync(folder, { recursive: true, force: true }))

test(
  'five sounds are as loud as ffmpeg says, within 0.1 LU',
  { skip: hasFfmpeg ? false : 'ffmpeg is not installed' },
  () => {
    for (const [name, sound] of Object.entries(fiveSounds())) {
      const file = join(folder, 'sound.wav')
      writeFileSync(file, wavOf(sound))
      const filter = 'ebur128=metadata=1:peak=true,ametadata=print:key=lavfi.r128.I:file=-'
      const { stdout, stderr } = spawnSync('ffmpeg', ['-nostats', '-i', file, '-af', filter, '-f', 'null', '-'], {
        encoding: 'utf8',
      })
      const last = [...stdout.matchAll(/lavfi\.r128\.I=(-?[\d.]+)/g)].at(-1)?.[1]
      near(integratedLoudness(sound), Number(last), 0.1, `${name}:`)
      near(
        decibels(truePeak(sound.samples)),
        Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(stderr)?.[1]),
        0.2,
        `${name}, peak:`,
      )
    }
  },
)
