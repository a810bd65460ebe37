/** Why recordings are refused. */
export const IMPORT_REFUSALS = {
  'zip-broken': { title: 'The zip cannot be read.', cure: 'Pack the folder again.' },
  'zip-unsupported': {
    title: 'The zip uses what we do not read.',
    cure: 'Pack it without password, in one part, by deflate.',
  },
  'zip-unsafe-path': { title: 'A name in the zip leads out of its folder.', cure: 'Pack plain files in one folder.' },
  'zip-too-many': { title: 'There are too many files in the zip.', cure: 'Pack recordings alone, 2,000 at most.' },
  'zip-too-large': {
    title: 'The recordings are larger than a voice can be.',
    cure: 'Send 500 MB at most, a file 50 MB.',
  },
  'zip-bomb': {
    title: 'A file in the zip is not what it says it is.',
    cure: 'Nobody packs sound a hundredfold: do not trust it.',
  },
  'recording-unreadable': {
    title: 'A recording is no sound.',
    cure: 'Record WAV, or install ffmpeg for other formats.',
  },
  'recording-silent': { title: 'There is nothing to be heard in a recording.', cure: 'Record it again.' },
  'recording-twice': { title: 'Two recordings are of the same words.', cure: 'Keep the better one.' },
  'recording-unnamed': {
    title: 'A recording is not named after what is said.',
    cure: 'Name it like 八.wav or 八_last.wav.',
  },
  'nothing-recorded': { title: 'There is no recording.', cure: 'Give a folder or a zip of sound files.' },
} as const

export type ImportRefusalCode = keyof typeof IMPORT_REFUSALS

/** Recordings that make no pack; whatever pack there was stays. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal'
  readonly code: ImportRefusalCode
  /** The file that is to blame. */
  readonly what: string

  constructor(code: ImportRefusalCode, what: string) {
    super(`${IMPORT_REFUSALS[code].title} (${what}) ${IMPORT_REFUSALS[code].cure}`)
    this.code = code
    this.what = what
  }
}
