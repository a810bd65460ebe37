/** What counts as sound, as an amplitude (−40 dBFS): breath and rounding are below it, the first stroke of a chime is not. */
export const LOUD = 0.01
/** So long a silence ends a sound, ms: no pause inside a sentence is half as long. */
export const SILENCE_MS = 600
/** So long nobody speaks between two sounds, ms: a sound device that is late swallows some of it. */
export const PAUSE_MS = 1_500

/** When each sound of the page began: at the output of its audio graph, on the clock all processes share, ms. */
declare global {
  interface Window {
    benchHeard?: number[]
  }
}

/**
 * Runs in the page before its own scripts: an ear at the output of every audio graph. It looks every two milliseconds at
 * the last ten, so that it hears a sound at most that much late.
 */
export function putEar({ loud, silenceMs }: { readonly loud: number; readonly silenceMs: number }): void {
  const heard: number[] = []
  window.benchHeard = heard
  const { connect } = AudioNode.prototype as { connect: (this: AudioNode, ...to: unknown[]) => unknown }
  const ears = new WeakSet<BaseAudioContext>()
  AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
    const { context } = this
    if (to[0] === context.destination) {
      const analyser = context.createAnalyser()
      analyser.fftSize = 512
      connect.call(this, analyser)
      if (!ears.has(context)) setInterval(() => listen(analyser), 2)
      ears.add(context)
    }
    return connect.call(this, ...to)
  } as typeof AudioNode.prototype.connect
  const wave = new Float32Array(512)
  let lastLoud = Number.NEGATIVE_INFINITY
  const listen = (analyser: AnalyserNode): void => {
    analyser.getFloatTimeDomainData(wave)
    if (!wave.some((sample) => Math.abs(sample) > loud)) return
    const now = performance.now()
    if (now - lastLoud > silenceMs) heard.push(performance.timeOrigin + now)
    lastLoud = now
  }
}
