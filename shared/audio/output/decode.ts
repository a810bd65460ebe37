import type { Sound } from '../sound.ts'

/** A sound file as its first channel, at that rate, Hz. @throws when the browser cannot decode it */
export async function decodeSound(bytes: Uint8Array, sampleRate: number): Promise<Sound> {
  // Decoding takes the buffer away from whoever had it.
  const buffer = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes.slice().buffer)
  return { samples: buffer.getChannelData(0), sampleRate: buffer.sampleRate }
}
