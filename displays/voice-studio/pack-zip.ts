import { type MadePack, makePack, VOICE_RATE } from '#shared/audio/recording/make-pack.ts'
import type { Recording } from '#shared/audio/recording/sprite.ts'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { zipOf } from '#shared/audio/recording/zip.ts'
import type { Project } from './project-shelf.ts'

/** A voice as one file. */
export interface MadeZip {
  /** What it is called on the disk. */
  readonly file: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly made: MadePack
}

/** `20261126-0900` of a moment, ms since 1970: grows when the recordings change. */
function versionAt(date: number): string {
  return new Date(date)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/^(\d{8})T(\d{4}).*$/, '$1-$2')
}

/** Makes a pack of what is recorded, as a zip that `npm run voice:import` puts in its place. */
export function zipOfVoice(
  { hall, language, voice, licence }: Project,
  recordings: readonly Recording[],
  date: number,
): MadeZip {
  const id = `${hall}-${language}`
  const version = versionAt(date)
  const provenance = `Recorded by ${voice} in the voice studio, ${version.slice(0, 8)}, ${recordings.length} recordings.`
  const about = { id, version, language, voice, licence, provenance, sampleRate: VOICE_RATE }
  const made = makePack(about, recordings, { extension: 'wav', encode: wavOf })
  const bytes = zipOf([
    { name: 'pack.json', bytes: new TextEncoder().encode(made.manifest) },
    { name: made.pack.file, bytes: made.bytes },
  ])
  return { file: `voice-${id}-${version}.zip`, bytes, made }
}
