import { expect } from '@open-wc/testing'
import { inTurn } from '#shared/audio/device-turn.ts'
import type { VoiceConfig } from '#shared/domain/queue/config.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { createLog } from '#shared/log/log.ts'
import type { Screen } from '#shared/stores/open-screen.ts'
import { openInvitation } from '#shared/stores/open-invitation.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'

/** A machine with a voice for Chinese; an utterance lasts until a test ends it. */
class Voice extends EventTarget {
  readonly said: string[] = []
  readonly #open: EventTarget[] = []
  getVoices = () => [{ name: 'Microsoft Huihui', lang: 'zh-CN', localService: true }]
  cancel = () => {}
  speak = (utterance: EventTarget & { readonly text: string }) => {
    this.said.push(utterance.text)
    this.#open.push(utterance)
    utterance.dispatchEvent(new Event('start'))
    this.dispatchEvent(new Event('begun'))
  }
  end(): void {
    for (const utterance of this.#open.splice(0)) utterance.dispatchEvent(new Event('end'))
  }
}

class Utterance extends EventTarget {
  readonly text: string
  constructor(text: string) {
    super()
    this.text = text
  }
}

describe('an invitation that is said aloud', () => {
  let voice: Voice
  let end: AbortController
  const before = [window.speechSynthesis, window.SpeechSynthesisUtterance] as const
  const put = (synthesis: unknown, utterance: unknown): void => {
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: utterance, configurable: true })
  }
  /** Resolves with the next utterance that begins. */
  const begins = () => new Promise<void>((resolve) => voice.addEventListener('begun', () => resolve(), { once: true }))

  const open = (quiet?: VoiceConfig['quiet']) => {
    const hall = new HallLog({ ...SMALL_HALL, voice: { ...SMALL_HALL.voice, quiet } })
    const screen = {
      queue: { view: { get: () => ({ state: hall.state }) }, now: () => instantOf(hall.now) },
      parameters: new URLSearchParams('counter=1'),
      settings: { get: () => undefined },
      log: createLog(() => 0),
      says: {},
      signal: end.signal,
    } as unknown as Screen
    return openInvitation(screen)
  }

  beforeEach(() => {
    voice = new Voice()
    end = new AbortController()
    put(voice, Utterance)
  })
  afterEach(() => {
    end.abort()
    put(...before)
  })

  it('is heard once, by the machine’s own voice', async () => {
    const begun = begins()
    const invited = open()('请您评价这次服务', 'zh')
    await begun
    expect(voice.said).to.deep.equal(['请您评价这次服务'])
    voice.end()
    await invited
  })

  it('is not heard in the hall’s quiet hours', async () => {
    await open({ from: '09:30', to: '10:30', gainDb: -8 })('请您评价这次服务', 'zh')
    expect(voice.said).to.deep.equal([])
  })

  it('is not said over a call of this device, and a call waits until it is over', async () => {
    let callEnds = (): void => {}
    let call: Promise<void> | undefined
    await new Promise<void>((resolve) => {
      call = inTurn(() => {
        resolve()
        return new Promise<void>((over) => (callEnds = over))
      })
    })
    const invite = open()
    await invite('请您评价这次服务', 'zh')
    expect(voice.said).to.deep.equal([])
    callEnds()
    await call
    const begun = begins()
    const invited = invite('请您评价这次服务', 'zh')
    await begun
    let isCalled = false
    const next = inTurn(async () => void (isCalled = true))
    expect(
      await navigator.locks.query().then(({ held }) => held?.filter(({ name }) => name === 'hallcast voice').length),
    ).to.equal(1)
    expect(isCalled).to.equal(false)
    voice.end()
    await Promise.all([invited, next])
    expect(isCalled).to.equal(true)
  })
})
