import type { BrowserContext, Page } from 'playwright-core'

/** One stretch of sound that a page has sent to its loudspeaker. */
export interface Heard {
  /** Monotonic ms of the page at which it was started, and for how long it lasts. */
  readonly atMs: number
  readonly lastsMs: number
  /** The digits that are heard in it, in order, by the recordings of the pack: `零`, `八|last`. */
  readonly digits: readonly string[]
}

declare global {
  interface Window {
    /** Sources as they were started, and how loud the output was, every 20 ms. */
    ear?: {
      readonly started: { readonly atMs: number; readonly rate: number; readonly samples: Float32Array }[]
      readonly loud: { readonly atMs: number; readonly peak: number }[]
    }
  }
}

/**
 * Puts an ear to every page of the context: an analyser at the output of each audio graph says when something is to be
 * heard, and each buffer is kept as it is started, so that a test can tell which words are in it.
 */
export async function putEar(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const ear: NonNullable<Window['ear']> = { started: [], loud: [] }
    window.ear = ear
    const { start } = AudioBufferSourceNode.prototype
    AudioBufferSourceNode.prototype.start = function (when = 0, ...more) {
      const { buffer, context } = this
      if (buffer) {
        const atMs = performance.now() + Math.max(0, when - context.currentTime) * 1_000
        ear.started.push({ atMs, rate: buffer.sampleRate, samples: buffer.getChannelData(0).slice() })
      }
      return start.call(this, when, ...more)
    }
    const { connect } = AudioNode.prototype as { connect: (this: AudioNode, ...to: unknown[]) => unknown }
    const heard = new WeakMap<BaseAudioContext, AnalyserNode>()
    AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
      const { context } = this
      if (to[0] === context.destination) {
        let analyser = heard.get(context)
        if (!analyser) {
          analyser = context.createAnalyser()
          heard.set(context, analyser)
          const wave = new Float32Array(analyser.fftSize)
          setInterval(() => {
            analyser!.getFloatTimeDomainData(wave)
            ear.loud.push({ atMs: performance.now(), peak: Math.max(...wave.map(Math.abs)) })
          }, 20)
        }
        connect.call(this, analyser)
      }
      return connect.call(this, ...to)
    } as typeof AudioNode.prototype.connect
  })
}

/** Everything that page has said so far, in order: one entry for each stretch that holds digits of the Mandarin pack. */
export function heardOn(page: Page): Promise<readonly Heard[]> {
  return page.evaluate(async () => {
    const { clips, file, sampleRate } = (await (await fetch('/voice/zh/pack.json')).json()) as {
      clips: Record<string, [number, number]>
      file: string
      sampleRate: number
    }
    const bytes = await (await fetch(`/voice/zh/${file}`)).arrayBuffer()
    const sprite = (await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes)).getChannelData(0)
    const names = Object.keys(clips).filter((name) => /^[零幺二三四五六七八九](\|last)?$/.test(name))
    // 30 ms from the middle of each recording: joined clips are copies of it, to the sample, only louder.
    const length = Math.round(sampleRate * 0.03)
    const pieces = names.map((name) => {
      const [startMs, lastsMs] = clips[name]!
      const middle = Math.round(((startMs + lastsMs / 2) * sampleRate) / 1_000) - (length >> 1)
      return { name, piece: sprite.subarray(middle, middle + length) }
    })
    const energy = (wave: Float32Array, from: number): number => {
      let sum = 0
      for (let i = 0; i < length; i++) sum += wave[from + i]! ** 2
      return sum
    }
    /** Where the piece is found in the sound: −1 where it is not in it. */
    const placeOf = (piece: Float32Array, samples: Float32Array): number => {
      const own = energy(piece, 0)
      let [best, at] = [0.98, -1]
      for (let from = 0; from + length <= samples.length; from++) {
        let sum = 0
        for (let i = 0; i < length; i += 3) sum += piece[i]! * samples[from + i]!
        // A third of the products tells whether the rest is worth it.
        if (sum <= 0) continue
        let whole = 0
        for (let i = 0; i < length; i++) whole += piece[i]! * samples[from + i]!
        const alike = whole / Math.sqrt(own * energy(samples, from) || 1)
        if (alike > best) [best, at] = [alike, from]
      }
      return at
    }
    return window
      .ear!.started.filter(({ rate }) => rate === sampleRate)
      .map(({ atMs, samples }) => ({
        atMs,
        lastsMs: (samples.length * 1_000) / sampleRate,
        digits: pieces
          .map(({ name, piece }) => ({ name, at: placeOf(piece, samples) }))
          .filter(({ at }) => at >= 0)
          .toSorted((one, other) => one.at - other.at)
          .map(({ name }) => name),
      }))
  })
}

/** How much of these stretches was silence at the output, 0 to 1. */
export function silenceIn(page: Page, stretches: readonly Heard[]): Promise<number> {
  return page.evaluate((all) => {
    const within = window.ear!.loud.filter(({ atMs }) =>
      all.some((one) => atMs > one.atMs + 100 && atMs < one.atMs + one.lastsMs),
    )
    return within.length === 0 ? 1 : within.filter(({ peak }) => peak < 0.001).length / within.length
  }, stretches as Heard[])
}
