import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { openPack } from '#shared/audio/pack/open-pack.ts'
import { readWav, wavOf } from '#shared/audio/recording/wav.ts'
import { scriptOf } from '#shared/audio/recording/script.ts'
import { spokenLoudness } from '#shared/audio/render/loudness.ts'
import { sampleAt } from '#shared/audio/sound.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { said } from '#tests/fixtures/announcer.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { live, openPage, openPlainContext } from '#tools/hall/browser.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { packIn, VOICE_FOLDER } from '#tools/voice/coverage.ts'
import { filesIn } from '#tools/voice/import/recordings.ts'

/** What the microphone of these tests hears over and over: two seconds of a quiet room, a word, and the room again. */
const HEARD = said({ beforeMs: 900, voiceMs: 600, behindMs: 1_500, sampleRate: 48_000 })
const SCRIPT = scriptOf(DEMO_HALL, 'zh', packIn(VOICE_FOLDER, 'zh'))

describe('the voice studio', () => {
  let folder: string
  let server: HallServer
  let browser: Browser
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hallcast-studio-'))
    writeFileSync(join(folder, 'heard.wav'), wavOf(HEARD))
    server = await startServer()
    browser = await openStudioBrowser([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${join(folder, 'heard.wav')}`,
    ])
  })
  after(async () => {
    await browser?.close()
    await server?.end()
    rmSync(folder, { recursive: true, force: true })
  })

  async function openStudioBrowser(flags: readonly string[]): Promise<Browser> {
    const { executablePath, args } = await findBrowser()
    return chromium.launch({ executablePath, args: [...args, ...flags] })
  }

  const enter = async (context: BrowserContext, complaints: string[] = []): Promise<Page> => {
    const opened = await openPage(context, `${server.url}/voice-studio/?hall=demo`)
    complaints.push(...opened.complaints)
    await live(opened.page)
    await opened.page.locator('mark').waitFor()
    return opened.page
  }
  const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`).waitFor({ timeout: 20_000 })
  /** The announcer of these tests speaks whether the light is on or not: a line is said again until it is whole. */
  const record = async (page: Page): Promise<void> => {
    await page.keyboard.press('Space')
    for (let tries = 1; ; tries++) {
      await step(page, 'review')
      const light = await page.locator('.light').textContent()
      if (light!.includes('很好')) return
      assert.ok(tries < 10, light!)
      await page.keyboard.press('Backspace')
      await step(page, 'recording')
    }
  }
  const newContext = (to = browser) =>
    openPlainContext(to, { locale: 'zh-CN', viewport: { width: 1366, height: 768 }, acceptDownloads: true })
  /** Files with a word in each, as an announcer brings them. */
  const wordFile = (name: string) => ({ name, mimeType: 'audio/wav', buffer: Buffer.from(wavOf(said())) })

  it('has a microphone; no other page of the hall has', async () => {
    for (const [path, microphone] of [
      ['/voice-studio/', 'self'],
      ['/call-board/', ''],
      ['/', ''],
    ] as const) {
      const { headers } = await fetch(server.url + path)
      assert.ok(headers.get('permissions-policy')?.includes(`microphone=(${microphone})`), path)
    }
  })

  it('records a line by Space, stops by itself, keeps it by Enter, and a reload loses nothing', async () => {
    const context = await newContext()
    const complaints: string[] = []
    const page = await enter(context, complaints)
    assert.equal(await page.locator('mark').textContent(), SCRIPT[0]!.says)
    await page.getByText(`已录 0 / ${SCRIPT.length} 条`).waitFor()
    for (const line of SCRIPT.slice(0, 2)) {
      assert.equal(await page.locator('mark').textContent(), line.says)
      await record(page)
      await page.keyboard.press('Enter')
      await page.locator(`[data-line="${line.name}"][data-state="kept"]`).waitFor()
    }
    // One is said once more, thought better of, and what was kept stays.
    await page.keyboard.press('ArrowUp')
    await record(page)
    await page.keyboard.press('Backspace')
    await step(page, 'recording')
    await page.keyboard.press('Space')
    await step(page, 'review')
    await page.reload()
    await page.locator('mark').waitFor()
    await page.getByText(`已录 2 / ${SCRIPT.length} 条`).waitFor()
    assert.equal(await page.locator('mark').textContent(), SCRIPT[2]!.says)
    assert.deepEqual(complaints, [])

    await page.locator('voice-studio-call').getByRole('button', { name: '播放' }).click()
    await page.getByText(/用现有语音代替/).waitFor()
    const borrowed = await page.getByText(/用现有语音代替/).textContent()
    assert.ok(!borrowed!.includes(SCRIPT[0]!.says) && borrowed!.includes('窗口'), borrowed!)
    await context.close()
  })

  it('takes recordings that were made elsewhere, and exports a pack that says every call of the hall', async () => {
    const context = await newContext()
    const page = await enter(context)
    const files = SCRIPT.slice(1).map(({ name }) => wordFile(`${name.replace('|', '_')}.wav`))
    await page.locator('voice-studio-import input').setInputFiles(files)
    await page.getByText(`导入了 ${files.length} 条`).waitFor({ timeout: 60_000 })
    await record(page)
    await page.keyboard.press('Enter')
    await page.getByText('全部录完').waitFor()

    const card = page.locator('voice-studio-pack')
    const make = card.getByRole('button', { name: '导出' })
    await make.click()
    await card.getByText('请填写是谁的声音').waitFor()
    await card.getByLabel('谁的声音').fill('李娜')
    await card.getByLabel('可以用在哪里').fill('仅供本厅叫号使用')
    await make.click()
    await card.getByText('需要本人同意').waitFor()
    await card.getByLabel('本人同意').check()
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), make.click()])
    assert.match(download.suggestedFilename(), /^voice-demo-zh-\d{8}-\d{4}\.zip$/)
    const path = join(folder, 'voice.zip')
    await download.saveAs(path)
    const unpacked = new Map(filesIn(path).map((file) => [file.name, file.read()]))
    const { pack, sound } = await openPack(
      {
        manifest: async () => new TextDecoder().decode(unpacked.get('pack.json')),
        sound: async (file) => unpacked.get(file)!,
        decode: async (bytes) => readWav(bytes),
      },
      phrasesOf(DEMO_HALL, 'zh'),
    )
    assert.equal(pack.voice, '李娜')
    assert.equal(pack.licence, '仅供本厅叫号使用')
    // The one that came through the microphone is as long as the word it heard, and as loud as the others.
    const recorded = pack.clips.get(SCRIPT[0]!.name)!
    assert.ok(Math.abs(recorded.durationMs - 616) < 40, `${recorded.durationMs} ms`)
    const { sampleRate } = sound
    const samples = sound.samples.slice(
      sampleAt(recorded.startMs, sampleRate),
      sampleAt(recorded.startMs + recorded.durationMs, sampleRate),
    )
    assert.ok(Math.abs(spokenLoudness({ samples, sampleRate }) + 20) < 1)
    await context.close()
  })

  it('refuses what is no recording of a line, with words, and takes the rest', async () => {
    const context = await newContext()
    const page = await enter(context)
    const huge = join(folder, '号.wav')
    writeFileSync(huge, '')
    truncateSync(huge, 1_024 ** 3)
    const path = (name: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    const word = wavOf(said())
    await page
      .locator('voice-studio-import input')
      .setInputFiles([
        huge,
        path('准备.wav', new Uint8Array(word.subarray(0, 30))),
        path('请.mp3', word),
        path('大象.wav', word),
        path('已过号.wav', wavOf({ samples: new Float32Array(24_000), sampleRate: 24_000 })),
        path('请.wav', word),
      ])
    await page.getByText('导入了 1 条').waitFor()
    for (const why of [
      '号.wav: 文件太大',
      '准备.wav: 打不开',
      '请.mp3: 不是 WAV 文件',
      '大象.wav: 录音稿里没有这一条',
      '已过号.wav: 里面没有声音',
    ])
      await page.getByText(why).waitFor({ timeout: 1_000 })
    await context.close()
  })

  it('says what to do when it may not listen, and when there is no microphone', async () => {
    const { executablePath, args } = await findBrowser()
    const deaf = await chromium.launch({ executablePath, args: [...args] })
    try {
      const context = await newContext(deaf)
      const page = await enter(context)
      await page.keyboard.press('Space')
      await step(page, 'trouble')
      assert.match((await page.locator('.said').textContent())!, /再按空格/)
      // An address that somebody on the way could have written: the browser hides every microphone.
      await page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }))
      await page.reload()
      await page.locator('mark').waitFor()
      await page.keyboard.press('Space')
      await step(page, 'trouble')
      await page.getByText(`--unsafely-treat-insecure-origin-as-secure=${server.url}`).waitFor()
      await context.close()
    } finally {
      await deaf.close()
    }
  })
})
