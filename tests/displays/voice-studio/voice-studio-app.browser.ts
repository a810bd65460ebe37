import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { VoiceStudioApp } from '#displays/voice-studio/voice-studio-app.ts'
import { wavOf } from '#shared/audio/recording/wav.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { demoView, litWarnings, wearTokens } from '#tests/browser/demo-view.ts'
import { wordsOn } from '#tests/browser/words-on.ts'
import { everyElement } from '#tests/fixtures/every-element.ts'
import { said } from '#tests/fixtures/announcer.ts'
import { StudioRig } from './studio-rig.ts'

let rig: StudioRig
let app: VoiceStudioApp

async function open(change: (app: VoiceStudioApp) => void = () => {}): Promise<void> {
  rig = new StudioRig(await (await fetch('/voice/zh/pack.json')).text())
  app = new VoiceStudioApp()
  Object.assign(app, { view: new Store<HallView>(demoView()), studio: rig.studio, origin: 'http://hall.example' })
  change(app)
  await fixture(html`<div>${app}</div>`)
  await waitUntil(() => app.renderRoot.querySelector('main'))
  await settled()
}

const settled = async () => {
  await app.updateComplete
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
const words = () => wordsOn(app)
const press = async (key: string) => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }))
  await settled()
}
const status = () => app.renderRoot.querySelector('p.for-ears')!.textContent
const part = (tag: string) => app.renderRoot.querySelector(tag)!.shadowRoot!

before(wearTokens)

describe('the voice studio', () => {
  it('shows the script, the line at hand in its call, and how long it will take', async () => {
    await open()
    expect(words()).to.contain('已录 0 /').and.contain('分钟').and.contain('到三号窗口').and.contain('数字（末位）')
    expect(part('voice-studio-booth').querySelector('mark')!.textContent).to.equal('请')
    expect(status()).to.equal('请读：请')
    expect(litWarnings()).to.deep.equal([])
    const undefinedTags = everyElement(app).filter(
      ({ localName }) => localName.includes('-') && !customElements.get(localName),
    )
    expect(undefinedTags).to.deep.equal([])
  })

  it('is worked by keys alone, and tells ears what eyes see', async () => {
    await open()
    await press(' ')
    rig.microphone.hear(said({ voiceMs: 0 }))
    await settled()
    expect(status()).to.equal('请读')
    rig.microphone.hear(said({ behindMs: 2_000 }), () => rig.step !== 'recording')
    await settled()
    expect(status()).to.equal('很好')
    await press('ArrowRight')
    expect(rig.played).to.have.length(1)
    await press('Enter')
    await waitUntil(() => status().startsWith('已保存'))
    expect(words()).to.contain('已录 1 /')
    await press('ArrowUp')
    expect(words()).to.contain('这一条已经录好')
    expect(part('voice-studio-lines').querySelectorAll('[tabindex="0"]')).to.have.length(1)
  })

  it('says in words what is wrong with a line', async () => {
    await open()
    await rig.say({ roomDb: -36 })
    await settled()
    expect(words()).to.contain('背景太吵').and.contain('关上门窗')
    expect(status()).to.contain('背景太吵')
  })

  it('says what to do about each microphone that cannot be had', async () => {
    await open()
    for (const [problem, said] of [
      ['refused', '改为“允许”'],
      ['none', '插上耳机'],
      ['busy', '会议软件'],
      ['insecure', '--unsafely-treat-insecure-origin-as-secure='],
    ] as const) {
      rig.microphone.problem = problem
      await press(' ')
      expect(words(), problem).to.contain(said)
    }
  })

  it('says what a call lacks only while that is so, and gives the administrator the whole command', async () => {
    await open((one) => (one.save = () => {}))
    const call = part('voice-studio-call')
    call.querySelector<HTMLButtonElement>('.play')!.click()
    await waitUntil(() => words().includes('用现有语音代替'))
    rig.microphone.problem = 'none'
    await press(' ')
    await rig.studio.takeIn([new File([wavOf(said())], '请.wav')], () => {})
    await settled()
    expect(words()).not.to.contain('用现有语音代替')
    expect(status()).to.contain('没有找到话筒')
    expect(
      part('voice-studio-booth').querySelector('mark')!.textContent,
      'who has no microphone goes on as well',
    ).to.equal('号')
    await rig.studio.describe({ voice: '李娜', licence: '仅供本厅' })
    const pack = part('voice-studio-pack')
    pack.querySelector<HTMLInputElement>('[name="consent"]')!.click()
    pack.querySelector<HTMLButtonElement>('button')!.click()
    await waitUntil(() => pack.querySelector('code'))
    expect(pack.querySelector('code')!.textContent).to.equal(
      'npm run voice:import -- voice-demo-zh-20261126-0900.zip --out data/voice/zh',
    )
  })

  it('takes files that are dropped, and names those it does not', async () => {
    await open()
    const dropped = new DataTransfer()
    for (const [bytes, name] of [
      [wavOf(said()), '请.wav'],
      [new Uint8Array(9), '号.wav'],
      [new Uint8Array(9), 'notes.txt'],
    ] as const)
      dropped.items.add(new File([bytes], name))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
    await waitUntil(() => words().includes('导入了 1 条'))
    expect(words().replaceAll(' | ', '')).to.contain('号.wav:打不开').and.contain('notes.txt:不是 WAV 文件')
  })

  it('asks whose voice it is and whether it may be used before it gives it away', async () => {
    const saved: string[] = []
    await open((one) => (one.save = (file) => saved.push(file)))
    await rig.studio.takeIn([new File([wavOf(said())], '请.wav')], () => {})
    const pack = part('voice-studio-pack')
    const make = async () => {
      pack.querySelector<HTMLButtonElement>('.row button')!.click()
      await settled()
      return pack.querySelector('[role="status"]')!.textContent
    }
    expect(await make()).to.contain('谁的声音')
    for (const [name, value] of [
      ['voice', '李娜'],
      ['licence', '仅供本厅'],
    ] as const) {
      const field = pack.querySelector<HTMLInputElement>(`[name="${name}"]`)!
      field.value = value
      field.dispatchEvent(new Event('change'))
      await settled()
    }
    expect(await make()).to.contain('本人同意')
    pack.querySelector<HTMLInputElement>('[name="consent"]')!.click()
    await make()
    await waitUntil(() => saved.length === 1)
    expect(saved[0]).to.equal('voice-demo-zh-20261126-0900.zip')
  })

  it('forgets a voice only after it has asked', async () => {
    await open()
    await rig.studio.takeIn([new File([wavOf(said())], '请.wav')], () => {})
    await settled()
    const pack = part('voice-studio-pack')
    pack.querySelector<HTMLButtonElement>('[data-anew]')!.click()
    await settled()
    expect(words()).to.contain('请先导出').and.contain('已录 1 /')
    pack.querySelector<HTMLButtonElement>('[data-anew-yes]')!.click()
    await waitUntil(() => words().includes('已录 0 /'))
  })

  it('has no obstacles for a screen reader, at rest, with a finding and in English', async function () {
    this.timeout(60_000)
    await open()
    await expect(app).to.be.accessible()
    await rig.say({ voiceDb: 6 })
    await settled()
    await expect(app).to.be.accessible()
    app.language = 'en'
    await settled()
    expect(words()).to.contain('Too loud')
    await expect(app).to.be.accessible()
  })
})
