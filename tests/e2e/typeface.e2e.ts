import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { boardWords } from '#displays/call-board/words.ts'
import { signWords } from '#displays/counter-sign/words.ts'
import { phoneWords } from '#displays/evaluation-pad/phone-words.ts'
import { reasonsWords } from '#displays/evaluation-pad/reasons-words.ts'
import { padWords } from '#displays/evaluation-pad/words.ts'
import { kioskWords } from '#displays/ticket-kiosk/words.ts'
import { REASONS as EVERY_REASON, type Reason } from '#shared/domain/evaluation/levels.ts'
import { reasonWords } from '#shared/i18n/low-rating-words.ts'
import { openBrowser, openPage, openPlainContext } from '#tools/hall/browser.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

const REASONS: readonly Reason[] = Object.values(EVERY_REASON).flat()

let server: HallServer
let browser: Browser

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.end()
})

/** Every Chinese character of these words, once. */
function charactersOf(words: unknown): string {
  const text = JSON.stringify(words, (_, word: unknown) => (typeof word === 'function' ? String(word) : word))
  return [...new Set(text.match(/\p{Script=Han}/gu))].join('')
}

// A machine that has no Chinese typeface of its own shows boxes for what was not brought while there was a line.
for (const [path, words] of [
  ['call-board/?hall=demo', [boardWords('zh'), '星期日一二三四五六']],
  ['counter-sign/?hall=demo&counter=3', signWords('zh')],
  ['ticket-kiosk/?hall=demo', kioskWords('zh')],
  [
    'evaluation-pad/?hall=demo&counter=3',
    [padWords('zh'), phoneWords('zh'), reasonsWords('zh'), REASONS.map((reason) => reasonWords('zh', reason))],
  ],
] as const)
  test(`${path.split('/')[0]}: the typeface holds all that it may have to say before it needs to, whatever happens to its line`, async () => {
    const characters = charactersOf(words)
    assert.ok(characters.length > 20, characters)
    const { page } = await openPage(await openPlainContext(browser, {}), `${server.url}/${path}`)
    const missing = (): Promise<string> =>
      page.evaluate(
        (all) =>
          [...document.fonts].length === 0
            ? all
            : all
                .split('')
                .filter((one) => !document.fonts.check('1em "Noto Sans SC Variable"', one))
                .join(''),
        characters,
      )
    await until('the typeface is whole', async () => (await missing()) === '', 20_000).catch(async () =>
      assert.fail(`not there: ${await missing()}`),
    )
  })
