import { durationMs, sampleAt, type Sound } from '../sound.ts'

/** A sound at another rate, for recordings on their way into a pack. */
export function resampled(sound: Sound, sampleRate: number): Sound {
  if (sound.sampleRate === sampleRate) return sound
  const step = sound.sampleRate / sampleRate
  const length = sampleAt(durationMs(sound), sampleRate)
  const samples = Float32Array.from({ length }, (_, i) => windowed(sound.samples, i * step, Math.max(1, step)))
  return { samples, sampleRate }
}

/** A Hann-windowed sinc around a place between samples, as wide as the lower of the two rates wants. */
function windowed(samples: Float32Array, place: number, width: number): number {
  const reach = Math.ceil(16 * width)
  let [sum, weight] = [0, 0]
  for (let i = Math.ceil(place - reach); i <= place + reach; i++) {
    const x = (i - place) / width
    const tap = (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)) * Math.cos((Math.PI * x) / 34) ** 2
    sum += tap * (samples[i] ?? 0)
    weight += tap
  }
  return sum / weight
}
