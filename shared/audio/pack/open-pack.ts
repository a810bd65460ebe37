import type { Phrase } from '#shared/domain/phrase/token.ts'
import { sha256 } from '#shared/storage/sha256.ts'
import { durationMs, type Sound } from '../sound.ts'
import { type Clips, cover } from './cover.ts'
import { PackError } from './errors.ts'
import { readVoicePack, type VoicePack } from './read-pack.ts'

/** Where a pack comes from, and what decodes it. */
export interface PackSource {
  /** `pack.json`. */
  manifest(): Promise<string>
  /** The sound file beside it. */
  sound(file: string): Promise<Uint8Array>
  /** @throws when it is no sound */
  decode(bytes: Uint8Array): Promise<Sound>
}

/** A pack that can speak: its sound verified and decoded. Scope: moment. */
export interface OpenPack {
  readonly pack: VoicePack
  readonly sound: Sound
}

/** A decoder may round the end of a sound, ms. */
const ROUNDED_MS = 5
/** One that leaves the encoder's delay in makes it longer by 50 ms or more, and every clip would be cut from its neighbour. */
const LONGER_MS = 20

/**
 * Fetches a pack, verifies and decodes it. `mustSay`: what the hall cannot do without.
 * @throws {PackError} with what is wrong; whatever else the source throws (a line that is down) passes
 */
export async function openPack(source: PackSource, mustSay: readonly Phrase[] = []): Promise<OpenPack> {
  const pack = readVoicePack(await source.manifest())
  const missing = missingFrom(pack, mustSay)
  if (missing.length > 0) throw new PackError('pack-clip-missing', missing.join(' '))
  const bytes = await source.sound(pack.file)
  if (sha256(bytes) !== pack.sha256) throw new PackError('pack-wrong-hash', pack.file)
  const sound = await source.decode(bytes).catch((error: unknown) => {
    throw new PackError('pack-unplayable', `${pack.file}: ${String(error)}`)
  })
  const endMs = durationMs(sound) + ROUNDED_MS
  for (const { name, startMs, durationMs } of pack.clips.values())
    if (startMs + durationMs > endMs) throw new PackError('pack-out-of-range', `clips.${name}`)
  const lastsMs = Math.round(durationMs(sound))
  if (lastsMs > pack.durationMs + LONGER_MS)
    throw new PackError('pack-unplayable', `${pack.file} lasts ${lastsMs} ms, not ${pack.durationMs}`)
  return { pack, sound }
}

/** What of these phrases a pack has no recording for, each piece once. */
export function missingFrom(pack: Clips, phrases: readonly Phrase[]): readonly string[] {
  const missing = new Set<string>()
  for (const phrase of phrases) {
    const covered = cover(phrase, pack)
    if (!covered.ok) for (const piece of covered.missing) missing.add(piece)
  }
  return [...missing]
}
