import { expect, waitUntil } from '@open-wc/testing'
import {
  Loudspeaker,
  type LoudspeakerOptions,
  type SoundState,
  type Stretch,
} from '#shared/audio/output/loudspeaker.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { tone } from '#tests/fixtures/tone-pack.ts'

// The browser's own sound, with an ear at its output.

/** A context that the browser does not let be heard, as a page is met by that nobody has touched. */
class BlockedContext extends AudioContext {
  override get state(): AudioContextState {
    return 'suspended'
  }
  override resume(): Promise<void> {
    return new Promise(() => {})
  }
}

const stretch = (ms: number, gapMs = 0): Stretch => ({ sound: tone(440, ms), gapMs })

describe('the loudspeaker of a page', () => {
  let life: AbortController
  let context: AudioContext
  const states: SoundState[] = []

  function open(more: Partial<LoudspeakerOptions> = {}): Loudspeaker {
    return new Loudspeaker({
      clock: deviceClock,
      signal: life.signal,
      newContext: () => (context = new AudioContext()),
      changed: (state) => states.push(state),
      ...more,
    })
  }

  beforeEach(() => {
    life = new AbortController()
    states.length = 0
  })
  afterEach(() => life.abort())

  it('plays stretches one behind the other, to the sample, and tells when it begins and has ended', async () => {
    const speaker = open()
    expect(await speaker.ready()).to.equal(true)
    const starts: { at: number; lasts: number }[] = []
    const { start } = AudioBufferSourceNode.prototype
    AudioBufferSourceNode.prototype.start = function (when = 0) {
      starts.push({ at: when, lasts: this.buffer!.duration })
      start.call(this, when)
    }
    let begun = 0
    try {
      expect(await speaker.play([stretch(200), stretch(100, 150), stretch(100, 150)], () => begun++)).to.equal('played')
    } finally {
      AudioBufferSourceNode.prototype.start = start
    }
    expect(begun).to.equal(1)
    const [first, second, third] = starts
    expect(second!.at - first!.at).to.be.closeTo(0.35, 1e-6)
    expect(third!.at - second!.at).to.be.closeTo(0.25, 1e-6)
    // The page may hear of the end before its clock has come on: by one block of 128 samples at most.
    expect(context.currentTime).to.be.at.least(third!.at + third!.lasts - 128 / context.sampleRate)
  })

  it('where the browser lets it be heard at once it is ready at once, and tells nobody before it is made', async () => {
    class RunningContext extends AudioContext {
      override get state(): AudioContextState {
        return 'running'
      }
    }
    const heard: string[] = []
    const speaker: Loudspeaker = open({
      newContext: () => new RunningContext(),
      changed: (state) => heard.push(`${speaker.state} ${state}`),
    })
    expect(speaker.state).to.equal('ready')
    expect(heard).to.deep.equal([])
    expect(await speaker.ready()).to.equal(true)
  })

  it('is heard at the output, as loud as its bus is set, and media beside it', async () => {
    const speaker = open()
    await speaker.ready()
    const ear = context.createAnalyser()
    speaker.input('calls')!.connect(ear)
    const wave = new Float32Array(ear.fftSize)
    const loudest = async (): Promise<number> => {
      let peak = 0
      const ended = speaker.play([stretch(400)], () => {})
      const timer = setInterval(() => {
        ear.getFloatTimeDomainData(wave)
        peak = Math.max(peak, ...wave.map(Math.abs))
      }, 20)
      await ended
      clearInterval(timer)
      return peak
    }
    expect(await loudest()).to.be.closeTo(0.5, 0.05)
    speaker.setLevel('calls', -20)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await loudest()).to.be.closeTo(0.05, 0.01)
  })

  it('is silent at once when it is cut, and plays what comes next', async () => {
    const speaker = open()
    await speaker.ready()
    const ear = context.createAnalyser()
    speaker.input('calls')!.connect(ear)
    const wave = new Float32Array(ear.fftSize)
    const cut = new AbortController()
    const ended = speaker.play([stretch(5_000), stretch(5_000)], () => setTimeout(() => cut.abort(), 100), cut.signal)
    expect(await ended).to.equal('watchdog')
    await new Promise((resolve) => setTimeout(resolve, 100))
    ear.getFloatTimeDomainData(wave)
    expect(Math.max(...wave.map(Math.abs))).to.equal(0)
    expect(await speaker.play([stretch(100)], () => {}, cut.signal)).to.equal('watchdog')
    expect(await speaker.play([stretch(100)], () => {})).to.equal('played')
  })

  it('turns media down while somebody is called, and back up', async function () {
    this.timeout(10_000)
    const speaker = open()
    await speaker.ready()
    const gain = (speaker.input('media') as GainNode).gain
    const up = speaker.ducking.hold()
    await waitUntil(() => Math.abs(gain.value - 0.178) < 0.01, 'down by 15 dB', { timeout: 3_000 })
    up()
    await waitUntil(() => gain.value > 0.99, 'up again', { timeout: 5_000 })
  })

  it('says that it is blocked two seconds after its start, and at once when it is to play', async function () {
    this.timeout(10_000)
    const speaker = open({ newContext: () => new BlockedContext() })
    expect(speaker.state).to.equal('waiting')
    let begun = 0
    expect(await speaker.play([stretch(100)], () => begun++)).to.equal('sound-blocked')
    expect([speaker.state, begun]).to.deep.equal(['blocked', 0])
    const other = open({ newContext: () => new BlockedContext() })
    await waitUntil(() => other.state === 'blocked', 'told by its self-test', { timeout: 4_000 })
  })

  it('is heard again once somebody has touched the page', async function () {
    this.timeout(10_000)
    let isBlocked = true
    const speaker = open({ newContext: () => (isBlocked ? new BlockedContext() : new AudioContext()) })
    expect(await speaker.ready()).to.equal(false)
    isBlocked = false
    expect(await speaker.unlock()).to.equal(true)
    expect(states).to.deep.equal(['blocked', 'ready'])
  })

  it('gets up again when the browser stops it, and tells of an output that stops in the middle', async function () {
    this.timeout(15_000)
    const speaker = open()
    await speaker.ready()
    await context.suspend()
    expect(await speaker.play([stretch(100)], () => {})).to.equal('played')
    const stopped = speaker.play([stretch(300)], () => void context.suspend())
    expect(await stopped).to.equal('watchdog')
  })

  it('what an output swallowed is not heard when it is back', async function () {
    this.timeout(15_000)
    const speaker = open()
    await speaker.ready()
    const ear = context.createAnalyser()
    speaker.input('calls')!.connect(ear)
    expect(await speaker.play([stretch(300), stretch(300)], () => void context.suspend())).to.equal('watchdog')
    await context.resume()
    const wave = new Float32Array(ear.fftSize)
    let peak = 0
    for (let look = 0; look < 15; look++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      ear.getFloatTimeDomainData(wave)
      // The block that was under way when it stopped.
      if (look > 3) peak = Math.max(peak, ...wave.map(Math.abs))
    }
    expect(peak).to.be.below(0.01)
  })

  it('a browser without sound is one that is blocked', async () => {
    const speaker = open({
      newContext: () => {
        throw new Error('no sound here')
      },
    })
    expect(await speaker.play([stretch(100)], () => {})).to.equal('sound-blocked')
  })
})
