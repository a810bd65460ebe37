import type { Sound } from '../sound.ts'

const HEADER_BYTES = 44
/** WAVE_FORMAT_PCM and WAVE_FORMAT_IEEE_FLOAT; EXTENSIBLE names one of the two in its first bytes. */
const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe

/** Bytes that are no WAV, or one that cannot be read. */
export class WavError extends Error {
  override readonly name = 'WavError'
}

/** One channel as a WAV file of 16 bits. */
export function wavOf({ samples, sampleRate }: Sound): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + samples.length * 2))
  const text = (at: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) view.setUint8(at + i, letters.charCodeAt(i))
  }
  text(0, 'RIFF')
  view.setUint32(4, view.byteLength - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, PCM, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  samples.forEach((sample, i) => {
    const value = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)
    view.setInt16(HEADER_BYTES + i * 2, value, true)
  })
  return new Uint8Array(view.buffer)
}

interface Format {
  readonly kind: number
  readonly channels: number
  readonly sampleRate: number
  readonly bits: number
}

/** Reads a WAV of 8 to 32 bits or floats, its channels mixed into one. @throws {WavError} */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') throw new WavError('not a WAV file')
  let format: Format | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true)
    const end = Math.min(at + 8 + size, bytes.length)
    if (tag(at) === 'fmt ' && size >= 16 && end === at + 8 + size) format = formatAt(view, at + 8, size)
    if (tag(at) === 'data') {
      if (!format) throw new WavError('its sound comes before its format')
      return mixed(view, at + 8, end, format)
    }
    at += 8 + size + (size % 2)
  }
  throw new WavError('there is no sound in it')
}

function formatAt(view: DataView, at: number, size: number): Format {
  const named = view.getUint16(at, true)
  const kind = named === EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : named
  const [channels, bits] = [view.getUint16(at + 2, true), view.getUint16(at + 14, true)]
  const sampleRate = view.getUint32(at + 4, true)
  const isKnown = (kind === PCM && [8, 16, 24, 32].includes(bits)) || (kind === FLOAT && bits === 32)
  if (!isKnown) throw new WavError(`its sound is of kind ${kind} with ${bits} bits`)
  if (channels < 1 || channels > 8) throw new WavError(`it has ${channels} channels`)
  if (sampleRate < 8_000 || sampleRate > 192_000) throw new WavError(`its rate is ${sampleRate} Hz`)
  return { kind, channels, sampleRate, bits }
}

function mixed(view: DataView, start: number, end: number, { kind, channels, sampleRate, bits }: Format): Sound {
  const bytes = bits / 8
  const samples = new Float32Array(Math.floor((end - start) / (bytes * channels)))
  const read: (at: number) => number = {
    8: (at: number) => (view.getUint8(at) - 128) / 128,
    16: (at: number) => view.getInt16(at, true) / 32_768,
    24: (at: number) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608,
    32: (at: number) => (kind === FLOAT ? view.getFloat32(at, true) : view.getInt32(at, true) / 2_147_483_648),
  }[bits as 8 | 16 | 24 | 32]
  for (let i = 0; i < samples.length; i++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += read(start + (i * channels + channel) * bytes)
    samples[i] = Number.isFinite(sum) ? sum / channels : 0
  }
  return { samples, sampleRate }
}
