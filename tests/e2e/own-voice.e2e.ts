import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import type { Page } from 'playwright-core'
import { scriptOf } from '#shared/audio/recording/script.ts'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { tone } from '#tests/fixtures/tone-pack.ts'
import { live, openPage } from '#tools/hall/browser.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { startServer, temporaryFolder } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import { packIn, VOICE_FOLDER } from '#tools/voice/coverage.ts'
import { putEar } from './support/ear.ts'
import { openSpeakingBrowser } from './support/speech.ts'

/** What this announcer says, whatever the word: no voice that ships sounds so, Hz. */
const SAYS_HZ = 613

const IMPORT = join(import.meta.dirname, '../../tools/voice/import/main.ts')

/** How much of each stretch that a page has begun to say is that tone, 0 to 1. */
function tonesOn(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    (hz) =>
      window.ear!.started.map(({ rate, samples }) => {
        let [re, im, all, heard] = [0, 0, 0, 0]
        const block = Math.round(rate / 50)
        for (let from = 0; from + block <= samples.length; from += block) {
          re = im = all = 0
          for (let i = from; i < from + block; i++) {
            const turn = (2 * Math.PI * hz * i) / rate
            re += samples[i]! * Math.cos(turn)
            im += samples[i]! * Math.sin(turn)
            all += samples[i]! ** 2
          }
          // Of the power in these 20 ms, what the tone has; those in which nothing is said do not count.
          if (all / block > 1e-4 && (2 * (re ** 2 + im ** 2)) / block / all > 0.9) heard++
          else if (all / block > 1e-4) heard--
        }
        return heard / (samples.length / block)
      }),
    SAYS_HZ,
  )
}

it('a hall speaks with the voice that was imported for it; one that is broken is refused with what is wrong, and the default one stays', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  const out = join(data, 'voice/zh')
  const recordings = join(folder, 'recordings')
  mkdirSync(recordings)
  for (const { name } of scriptOf(DEMO_HALL, 'zh', packIn(VOICE_FOLDER, 'zh')))
    writeFileSync(join(recordings, `${name.replace('|', '_')}.wav`), wavOf(tone(SAYS_HZ, 250)))
  const browser = openSpeakingBrowser()
  const made = spawnSync(process.execPath, [IMPORT, recordings, '--voice', '李娜', '--out', out], { encoding: 'utf8' })
  assert.deepEqual([made.status, made.stderr], [0, ''])
  assert.match(made.stdout, /Every call of the hall can be spoken/)
  mkdirSync(join(data, 'voice/en'))
  writeFileSync(join(data, 'voice/en/pack.json'), '{')
  const server = await startServer({ data })
  try {
    const context = await (await browser).newContext()
    await putEar(context)
    const { page } = await openPage(context, `${server.url}/call-board/?speak`)
    await live(page)
    const hall = new HallClient(server.url)
    await hall.openCounters(1)
    await hall.take('B')
    await hall.act('1', 'call-next')
    await until('the hall to be heard in its own voice', async () => (await tonesOn(page)).some((share) => share > 0.5))

    const id = async (language: string): Promise<unknown> =>
      ((await (await fetch(`${server.url}/voice/${language}/pack.json`)).json()) as { id: unknown }).id
    assert.deepEqual([await id('zh'), await id('en')], ['zh-own', 'en-default'])
    const line = server
      .stderr()
      .split('\n')
      .find((text) => text.includes('voice-refused'))
    const { language, why } = JSON.parse(line ?? '{}') as Record<string, unknown>
    assert.deepEqual([language, why], ['en', 'pack-not-json'])
  } finally {
    await (await browser).close()
    await server.end()
  }
})
