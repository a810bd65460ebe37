import { shown } from '#tools/report/shown.ts'

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
    cure: 'Send 500 MB and an hour at most, a file 50 MB.',
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
  'files-unreadable': { title: 'What was given cannot be read.', cure: 'Check its name and its rights.' },
  'sound-unmade': {
    title: 'The sound cannot be made an MP3.',
    cure: 'Install ffmpeg (apt-get install ffmpeg), and make room.',
  },
  'voice-unknown-language': {
    title: 'The pack is in a language that no hall speaks.',
    cure: 'Set its language to one of those.',
  },
  'voice-other-language': {
    title: 'The folder is for a voice of another language.',
    cure: 'Choose the folder of this language with --out.',
  },
  'voice-says-less': {
    title: 'The pack that stands there says words of the hall that this one lacks.',
    cure: 'Record them too; or name the hall it is for with --hall, or another folder with --out.',
  },
  'folder-unwritable': {
    title: 'The pack cannot be put there.',
    cure: 'Check the name, the rights and the room, or choose another --out.',
  },
} as const

export type ImportRefusalCode = keyof typeof IMPORT_REFUSALS

/** Two names and what is wrong with them, UTF-16 units. */
const MOST_SHOWN = 200

/** What is wrong, with what, and what to do. */
export function sayRefusal({ title, cure }: { readonly title: string; readonly cure: string }, what: string): string {
  return `${title} (${shown(what, MOST_SHOWN)}) ${cure}`
}

/** Recordings that make no pack, or one that is put nowhere; whatever pack there was stays. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal'
  readonly code: ImportRefusalCode
  /** What is to blame: a file, a language, the words that would be lost. */
  readonly what: string

  constructor(code: ImportRefusalCode, what: string) {
    super(sayRefusal(IMPORT_REFUSALS[code], what))
    this.code = code
    this.what = shown(what, MOST_SHOWN)
  }
}
