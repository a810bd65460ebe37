/** What of the package is used here; it brings no types of its own. */
declare module '@echogarden/espeak-ng-emscripten' {
  interface SpeechEvent {
    readonly type: string
    /** Milliseconds from the beginning. */
    readonly audio_position: number
  }

  export interface eSpeakNGWorker {
    /** 0 when there is such a voice. */
    set_voice(name: string): number
    set_rate(wordsAMinute: number): void
    set_pitch(percent: number): void
    set_range(percent: number): void
    get_samplerate(): number
    /** The samples are the worker's own: they must be copied before the callback returns. */
    synthesize(text: string, heard: (samples: Int16Array | null, events: readonly SpeechEvent[]) => void): void
  }

  export default function load(): Promise<{ readonly eSpeakNGWorker: new () => eSpeakNGWorker }>
}
