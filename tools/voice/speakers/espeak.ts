import type { eSpeakNGWorker } from '@echogarden/espeak-ng-emscripten'
import type { Sound } from '#shared/audio/sound.ts'
import { cutOut, readScript, type Speaker } from './script.ts'

/** How espeak-ng is set. */
export interface EspeakSettings {
  /** A voice and its variant: `cmn-latn-pinyin+f5`. */
  readonly voice: string
  /** Words a minute. */
  readonly rate: number
  /** 0 to 99. */
  readonly pitch: number
  /** How far the pitch moves, 0 to 99. */
  readonly range: number
}

/** espeak-ng, compiled to WebAssembly: a development dependency under GPL-3.0 of which nothing is shipped but what it says. */
export async function openEspeak(): Promise<(settings: EspeakSettings) => Speaker> {
  const { default: load } = await import('@echogarden/espeak-ng-emscripten')
  const worker = new (await load()).eSpeakNGWorker()
  return (settings) => ({ say: (text) => say(worker, settings, text) })
}

function say(worker: eSpeakNGWorker, { voice, rate, pitch, range }: EspeakSettings, text: string): Sound {
  if (worker.set_voice(voice) !== 0) throw new Error(`espeak-ng has no voice ${voice}`)
  worker.set_rate(rate)
  worker.set_pitch(pitch)
  worker.set_range(range)
  const { words, from, to } = readScript(text)
  const heard: number[] = []
  const startsMs: number[] = []
  let endMs = Infinity
  worker.synthesize(words.join(' '), (samples, events) => {
    for (const { type, audio_position: ms } of events) {
      if (type === 'word') startsMs.push(ms)
      if (type === 'end') endMs = ms
    }
    for (const sample of samples ?? []) heard.push(sample / 32_768)
  })
  if (startsMs.length !== words.length)
    throw new Error(`espeak-ng heard ${startsMs.length} words in "${text}", not ${words.length}`)
  const sound: Sound = { samples: Float32Array.from(heard), sampleRate: worker.get_samplerate() }
  return cutOut(sound, startsMs[from]!, startsMs[to] ?? endMs)
}
