import { amplitude, sampleAt, type Sound } from '../sound.ts'
import { truePeak } from './true-peak.ts'

/** How early the sound gives way to a peak, and how long it stays so: too slow to hear, too quick to swallow a word. */
const AROUND_MS = 3

/** Lower ceilings that are tried until the wave between the samples keeps below the wanted one. */
const STEPS_DB = [0, -0.3, -0.6, -1, -2] as const

/** Brings every peak under a ceiling (dBTP) and leaves all else as it is: the gain glides down before a peak and up behind it. */
export function limited(sound: Sound, ceilingDb: number): Sound {
  if (truePeak(sound.samples) <= amplitude(ceilingDb)) return sound
  for (const step of STEPS_DB) {
    const samples = under(sound, amplitude(ceilingDb + step))
    if (truePeak(samples) <= amplitude(ceilingDb)) return { ...sound, samples }
  }
  const gain = amplitude(ceilingDb) / truePeak(sound.samples)
  return { ...sound, samples: sound.samples.map((sample) => sample * gain) }
}

function under({ samples, sampleRate }: Sound, ceiling: number): Float32Array {
  const reach = Math.max(1, sampleAt(AROUND_MS, sampleRate))
  const wanted = samples.map((sample) => Math.min(1, ceiling / Math.max(Math.abs(sample), 1e-9)))
  // The least gain that anything within reach needs, then its mean over the same reach: a mean of values none of which
  // is above what the peak in their midst needs is never above it either.
  const gain = mean(least(wanted, reach), reach)
  return samples.map((sample, i) => sample * gain[i]!)
}

/** The least value within reach on either side. */
function least(values: Float32Array, reach: number): Float32Array {
  const result = new Float32Array(values.length)
  const queue: number[] = []
  let head = 0
  for (let i = 0; i < values.length + reach; i++) {
    if (i < values.length) {
      while (queue.length > head && values[queue[queue.length - 1]!]! >= values[i]!) queue.pop()
      queue.push(i)
    }
    if (i < reach) continue
    while (queue[head]! < i - 2 * reach) head++
    result[i - reach] = values[queue[head]!]!
  }
  return result
}

/** The mean within reach on either side; beyond the ends nothing is turned down. */
function mean(values: Float32Array, reach: number): Float32Array {
  const width = 2 * reach + 1
  let sum = 0
  const at = (i: number): number => values[Math.max(0, Math.min(values.length - 1, i))]!
  for (let i = -reach; i <= reach; i++) sum += at(i)
  return values.map((_, i) => {
    const value = sum / width
    sum += at(i + reach + 1) - at(i - reach)
    return value
  })
}
