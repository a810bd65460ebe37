import { type Clock, sleep } from '#shared/sync/clock.ts'
import { amplitude, type Sound } from '../sound.ts'
import { Ducking } from './ducking.ts'

/** A context that was stopped has so long to go on before another is made, ms. */
const RESUME_MS = 500
/** A loudspeaker found blocked is not tried again for so long: the engines of one sentence ask one after another, ms. */
const BLOCKED_MS = 1_500
/** A page is told that it is blocked when its sound has not begun so long after its start, ms. */
const SELF_TEST_MS = 2_000
/** An output that has not come forward for so long has gone, ms: on a busy machine the sound's own clock only goes slower. */
const STUCK_MS = 1_500

/** `waiting`: the page has just started, and its sound may still begin by itself. */
export type SoundState = 'waiting' | 'ready' | 'blocked'

/** A stretch of sound, and the silence before it, ms. */
export interface Stretch {
  readonly sound: Sound
  readonly gapMs: number
}

/** How playing ended. */
export type Played = 'played' | 'sound-blocked' | 'watchdog'

export interface LoudspeakerOptions {
  readonly clock: Clock
  readonly signal: AbortSignal
  /** @throws where the browser has no sound at all */
  readonly newContext: () => AudioContext
  /** Label of the output to use, as the browser lists it; null: the machine's own choice. */
  readonly output?: string | null
  /** Told of every change after the first look, which is made while the loudspeaker is. */
  readonly changed?: (state: SoundState) => void
}

/** Sound that has an input of its own: its level is set apart from the others'. */
export type Bus = 'calls' | 'media' | 'effects'

/**
 * The sound of one page: calls, media and effects, each on a bus of its own, into one output. Knows whether it can be
 * heard, gets up again when the browser stops it, and turns media down while somebody is called.
 */
export class Loudspeaker {
  readonly ducking: Ducking
  readonly #options: LoudspeakerOptions
  #context: AudioContext | null = null
  #buses: Readonly<Record<Bus, GainNode>> | null = null
  readonly #levels: Record<Bus, number> = { calls: 1, media: 1, effects: 1 }
  #state: SoundState = 'waiting'
  #isMade = false
  #blockedUntil = Number.NEGATIVE_INFINITY

  constructor(options: LoudspeakerOptions) {
    this.#options = options
    const { clock, signal } = options
    this.ducking = new Ducking(clock, (level, overMs) => this.#ramp('media', level, overMs))
    this.#open()
    this.#isMade = true
    clock.after(SELF_TEST_MS, () => signal.aborted || this.#look(true))
    signal.addEventListener('abort', () => void this.#context?.close().catch(() => {}))
  }

  get state(): SoundState {
    return this.#state
  }

  /** Where media and effects are plugged in; null while there is no sound. A new context has a new one. */
  input(bus: Bus): AudioNode | null {
    return this.#buses?.[bus] ?? null
  }

  /** How loud a bus is, dB to what it was made for. */
  setLevel(bus: Bus, db: number): void {
    this.#levels[bus] = amplitude(db)
    this.#ramp(bus, 1, 0)
  }

  /** Somebody has touched the page: the browser lets it be heard from now on. */
  async unlock(): Promise<boolean> {
    this.#blockedUntil = Number.NEGATIVE_INFINITY
    return this.ready()
  }

  /** Can it be heard now? Tries what can be tried, for a second at most. */
  async ready(): Promise<boolean> {
    const { clock } = this.#options
    const isRunning = this.#context?.state === 'running'
    if (!isRunning && clock.now() < this.#blockedUntil) return false
    if (!isRunning && !(await this.#runs())) {
      this.#open()
      if (!(await this.#runs())) this.#blockedUntil = clock.now() + BLOCKED_MS
    }
    this.#look(true)
    return this.#state === 'ready'
  }

  /**
   * Plays stretches one behind the other, to the sample; each is made while the one before it is heard. Silent at once when
   * it is `cut`. Never throws.
   */
  async play(stretches: Iterable<Stretch>, begun: () => void, cut?: AbortSignal, bus: Bus = 'calls'): Promise<Played> {
    if (!(await this.ready())) return 'sound-blocked'
    const { clock, signal } = this.#options
    const context = this.#context!
    const sources: AudioBufferSourceNode[] = []
    let endsAt = context.currentTime
    let ended: Promise<unknown> = Promise.resolve()
    const isCut = new Promise<false>((resolve) => cut?.addEventListener('abort', () => resolve(false), { once: true }))
    for (const { sound, gapMs } of stretches) {
      if (cut?.aborted) break
      const source = this.#source(context, sound, bus)
      const startsAt = Math.max(context.currentTime, endsAt + (sources.length > 0 ? gapMs / 1_000 : 0))
      ended = new Promise((resolve) => source.addEventListener('ended', resolve, { once: true }))
      source.start(startsAt)
      endsAt = startsAt + (source.buffer?.duration ?? 0)
      if (sources.push(source) === 1) begun()
      await sleep(clock, 0, signal)
    }
    const isWhole = Promise.race([ended.then(() => true), this.#stuck(context, endsAt), isCut])
    if (!cut?.aborted && (await isWhole)) return 'played'
    // An output that comes back would go on where it was, over whatever is said then.
    for (const source of sources) source.disconnect()
    return 'watchdog'
  }

  /** Resolves with false once the output has stopped, or has had its time without saying so. */
  async #stuck(context: AudioContext, endsAt: number): Promise<false> {
    const { clock, signal } = this.#options
    for (let seen = -1; seen < context.currentTime && !signal.aborted;) {
      seen = context.currentTime
      await sleep(clock, Math.max(0, (endsAt - seen) * 1_000) + STUCK_MS, signal)
      // It ended long ago by its own clock, and nobody was told.
      if (seen > endsAt) break
    }
    return false
  }

  #source(context: AudioContext, { samples, sampleRate }: Sound, bus: Bus): AudioBufferSourceNode {
    const buffer = context.createBuffer(1, Math.max(1, samples.length), sampleRate)
    buffer.getChannelData(0).set(samples)
    const source = context.createBufferSource()
    source.buffer = buffer
    source.connect(this.#buses![bus])
    return source
  }

  #open(): void {
    void this.#context?.close().catch(() => {})
    this.#context = null
    this.#buses = null
    const context = this.#made()
    if (!context) return
    this.#context = context
    this.#buses = { calls: context.createGain(), media: context.createGain(), effects: context.createGain() }
    for (const bus of Object.values(this.#buses)) bus.connect(context.destination)
    for (const bus of ['calls', 'media', 'effects'] as const) this.#ramp(bus, 1, 0)
    context.addEventListener('statechange', () => context === this.#context && this.#look(false))
    this.#look(false)
  }

  /** Null: this browser has no sound. */
  #made(): AudioContext | null {
    const { newContext, output = null } = this.#options
    try {
      const context = newContext()
      if (output !== null) void chooseOutput(context, output)
      return context
    } catch {
      return null
    }
  }

  /** Waits until the context runs, for half a second. */
  async #runs(): Promise<boolean> {
    const { clock, signal } = this.#options
    const context = this.#context
    if (!context) return false
    await Promise.race([context.resume().catch(() => {}), sleep(clock, RESUME_MS, signal)])
    return context.state === 'running'
  }

  /** `sure`: it has had its time. A context that was stopped may be about to go on. */
  #look(sure: boolean): void {
    const isReady = this.#context?.state === 'running'
    const state = isReady ? 'ready' : sure || this.#state === 'ready' ? 'blocked' : this.#state
    if (state === this.#state) return
    this.#state = state
    if (this.#isMade) this.#options.changed?.(state)
  }

  #ramp(bus: Bus, level: number, overMs: number): void {
    const gain = this.#buses?.[bus].gain
    const context = this.#context
    if (!gain || !context) return
    const now = context.currentTime
    gain.cancelScheduledValues(now)
    gain.setValueAtTime(gain.value, now)
    gain.linearRampToValueAtTime(level * this.#levels[bus], now + Math.max(overMs, 5) / 1_000)
  }
}

/** Sends the sound to the output of that name, where the browser can (Chromium 110). Without one of that name it stays where it is. */
async function chooseOutput(context: AudioContext, label: string): Promise<void> {
  if (!('setSinkId' in context)) return
  const outputs = await navigator.mediaDevices?.enumerateDevices().catch(() => [])
  const output = outputs?.find((device) => device.kind === 'audiooutput' && device.label === label)
  const sink = context as AudioContext & { setSinkId(id: string): Promise<void> }
  if (output) await sink.setSinkId(output.deviceId).catch(() => {})
}
