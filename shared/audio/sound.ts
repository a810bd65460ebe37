/** One channel of sound, full scale ±1. */
export interface Sound {
  readonly samples: Float32Array
  /** Hz. */
  readonly sampleRate: number
}

/** An amplitude as decibels below full scale; −∞ for silence. */
export function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude)
}

export function amplitude(decibels: number): number {
  return 10 ** (decibels / 20)
}

/** The sample at a moment. */
export function sampleAt(ms: number, sampleRate: number): number {
  return Math.round((ms * sampleRate) / 1_000)
}

export function durationMs({ samples, sampleRate }: Sound): number {
  return (samples.length * 1_000) / sampleRate
}

/** The largest sample, as an amplitude. */
export function peakOf(samples: Float32Array): number {
  let peak = 0
  for (let i = 0; i < samples.length; i++) {
    const size = Math.abs(samples[i]!)
    if (size > peak) peak = size
  }
  return peak
}
