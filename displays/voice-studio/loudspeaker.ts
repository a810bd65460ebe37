import type { Sound } from '#shared/audio/sound.ts'

/** The loudspeaker or headset of this device. */
export interface Loudspeaker {
  /** Plays a sound, in the place of whatever it is playing; resolves when it has ended. */
  play(sound: Sound): Promise<void>
  stop(): void
}

export function browserLoudspeaker(context: AudioContext): Loudspeaker {
  let playing: AudioBufferSourceNode | null = null
  const stop = (): void => {
    playing?.stop()
    playing = null
  }
  return {
    stop,
    async play({ samples, sampleRate }) {
      stop()
      await context.resume()
      const buffer = context.createBuffer(1, Math.max(1, samples.length), sampleRate)
      buffer.copyToChannel(Float32Array.from(samples), 0)
      const source = context.createBufferSource()
      playing = source
      source.buffer = buffer
      source.connect(context.destination)
      const ended = new Promise<void>((resolve) => source.addEventListener('ended', () => resolve(), { once: true }))
      source.start()
      await ended
    },
  }
}
