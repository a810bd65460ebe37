import { expect, waitUntil } from '@open-wc/testing'
import '#displays/voice/voice-app.ts'
import type { VoiceApp } from '#displays/voice/voice-app.ts'
import type { AcousticZone } from '#shared/domain/announcement/events.ts'
import { type AnnouncementState, SILENT_HALL } from '#shared/domain/announcement/state.ts'
import type { VoiceConfig } from '#shared/domain/queue/config.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import type { SpeakerStatus } from '#shared/stores/speaker.ts'
import { Store } from '#shared/stores/store.ts'
import { litWarnings, wearTokens } from '#tests/browser/demo-view.ts'
import { looseBoxes } from '#tests/browser/loose-boxes.ts'
import { HallLog } from '#tests/fixtures/hall-log.ts'
import { SMALL_HALL } from '#tests/fixtures/small-hall.ts'
import { unsaid } from '#tests/fixtures/voice-of.ts'

const AT = '2026-11-23T02:00:30.000Z' as Instant
const READY: SpeakerStatus = { sound: 'ready', isSpeaker: true, saying: null, last: [] }

describe('the page at the amplifier', () => {
  let app: VoiceApp
  let view: Store<HallView>
  let status: Store<SpeakerStatus>
  let voice: Store<AnnouncementState>
  const root = (): ShadowRoot => app.shadowRoot!
  const standing = (): string | undefined => root().querySelector<HTMLElement>('[data-standing]')?.dataset['standing']
  const text = (): string => root().textContent.replaceAll(/\s+/g, ' ')

  async function open(config: Partial<VoiceConfig> = {}, zone = '*'): Promise<void> {
    // No theme: this page has no public folder to take one from.
    const board = { ...SMALL_HALL.board, theme: '' }
    const hall = new HallLog({ ...SMALL_HALL, board, voice: { ...SMALL_HALL.voice, announced: true, ...config } })
    view = new Store<HallView>({ ...EMPTY_VIEW, epoch: 'e', state: hall.state, freshness: 'live', ageMs: 0 })
    status = new Store<SpeakerStatus>(READY)
    voice = new Store<AnnouncementState>(SILENT_HALL)
    app = document.createElement('voice-app')
    Object.assign(app, { view, status, voice, clock: () => AT, zone: zone as AcousticZone })
    document.body.append(app)
    await app.updateComplete
  }
  const set = async (change: Partial<SpeakerStatus>, seen: Partial<HallView> = {}): Promise<void> => {
    status.set({ ...status.get(), ...change })
    view.set({ ...view.get(), ...seen })
    await app.updateComplete
  }
  before(wearTokens)
  afterEach(() => app.remove())

  it('shows large how it stands, what has to be put right first', async () => {
    await open()
    expect([standing(), root().querySelector('strong')?.textContent]).to.deep.equal(['ready', '就绪'])
    await set({ isSpeaker: false })
    expect(standing()).to.equal('standby')
    await set({ sound: 'waiting' })
    expect(standing()).to.equal('starting')
    await set({ sound: 'blocked' })
    expect(standing()).to.equal('blocked')
    expect(text()).to.contain('--autoplay-policy=no-user-gesture-required')
    await set({ sound: 'ready' }, { freshness: 'offline', ageMs: 90_000 })
    expect(standing()).to.equal('noHall')
    await set({ saying: '请A零零八号到三号窗口办理' })
    expect(standing()).to.equal('speaking')
    expect(text()).to.contain('请A零零八号到三号窗口办理')
  })

  it('says in an emergency what there is and that no call is said, and what has to be put right before that', async () => {
    await open()
    const emergency = new HallLog({ ...SMALL_HALL, board: { ...SMALL_HALL.board, theme: '' } })
    emergency.wish({ type: 'begin-emergency' })
    const { notices } = emergency.state
    await set({}, { state: { ...view.get().state, notices } })
    const alarm = root().querySelector('hall-plain-page')
    await waitUntil(() => alarm?.shadowRoot?.textContent.includes('紧急情况'))
    expect(standing()).to.equal('emergency')
    expect(text()).to.contain('暂停叫号').and.contain('No calls')
    expect(looseBoxes(app)).to.deep.equal([])
    await set({ sound: 'blocked' })
    expect(standing()).to.equal('blocked')
  })

  it('says so where the hall does not speak, and where there are no such loudspeakers', async () => {
    await open({ announced: false })
    expect(standing()).to.equal('silent')
    app.remove()
    await open({}, 'main')
    expect(standing()).to.equal('unknownZone')
    app.remove()
    await open({ zones: SMALL_HALL.zones.map(({ id }) => id) }, 'main')
    expect(standing()).to.equal('ready')
  })

  it('shows what waits, and what was said last by what, or why not', async () => {
    await open()
    const call = { callId: 'c', callIndex: 1 } as unknown as Call
    voice.set(unsaid([call], '2026-11-23T02:00:10.000Z' as Instant))
    await set({
      last: [
        { at: AT, text: '请A零零九号', engine: null, reason: 'sound-blocked' },
        { at: AT, text: '请A零零八号', engine: 'pack', reason: null },
      ],
    })
    expect(text()).to.contain('待播报 1 条').and.contain('最久已等 20 秒')
    const lines = [...root().querySelectorAll('li')].map((line) => line.textContent.replaceAll(/\s+/g, ' '))
    expect(lines[0]).to.contain('请A零零九号').and.contain('未播出：声音被拦住')
    expect(lines[1]).to.contain('语音包')
  })

  it('has one button, which says something that nobody waits for, and not into a call', async () => {
    await open()
    let tests = 0
    app.onTest = () => tests++
    await set({})
    app.requestUpdate()
    await app.updateComplete
    const button = root().querySelector('button')!
    button.click()
    expect(tests).to.equal(1)
    await set({ saying: '请A零零八号' })
    expect(button.disabled).to.equal(true)
  })

  it('shows a hall of one language in that language alone', async () => {
    await open()
    const { state } = view.get()
    await set({}, { state: { ...state, hall: { ...state.hall!, board: { ...state.hall!.board, languages: ['en'] } } } })
    expect(text()).to.contain('Ready').and.contain('Voice calling')
    expect(text()).not.to.match(/\p{Script=Han}/u)
  })

  it('is whole, accessible, and without a Lit warning', async () => {
    await open()
    await expect(app).to.be.accessible()
    expect(looseBoxes(app)).to.deep.equal([])
    expect(litWarnings()).to.deep.equal([])
  })
})
