/** Everything that can be wrong with a voice pack, with what to do; `docs/voice.md` says the same. */
export const PACK_ERRORS = {
  'pack-not-json': { title: 'pack.json is not JSON.', cure: 'Send the whole file, as UTF-8.' },
  'pack-bad-field': { title: 'A field of pack.json is missing or wrong.', cure: 'Set it as the schema says.' },
  'pack-wrong-hash': {
    title: 'The sound file is not the one that pack.json names.',
    cure: 'Fetch both again; after a change of the sound build the pack again.',
  },
  'pack-unplayable': {
    title: 'The sound file cannot be decoded as it was made.',
    cure: 'Use WAV or FLAC, or an MP3 that names its delay.',
  },
  'pack-out-of-range': {
    title: 'A clip lies outside the sound file.',
    cure: 'Build the pack again from its recordings.',
  },
  'pack-clip-missing': {
    title: 'The pack cannot say what this hall calls.',
    cure: 'Record what is missing, or let the hall speak with another pack.',
  },
} as const

export type PackErrorCode = keyof typeof PACK_ERRORS

/** A voice pack that is refused; the one that was at work stays. */
export class PackError extends Error {
  override readonly name = 'PackError'
  readonly code: PackErrorCode
  /** What exactly: a field of `pack.json`, a clip, what cannot be said. */
  readonly what: string

  constructor(code: PackErrorCode, what: string) {
    super(`${PACK_ERRORS[code].title} (${what})`)
    this.code = code
    this.what = what
  }
}
