import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { SWITCHED_OFF } from '#tools/browser/features.ts'
import { openBrowser } from '#tools/hall/browser.ts'

test('everything that Playwright switches off in a browser stays off in ours', () => {
  const home = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  const [, list] = /disabledFeatures = \[(.*?)\]/s.exec(readFileSync(join(home, 'lib/coreBundle.js'), 'utf8')) ?? []
  const theirs = [...(list ?? '').matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name!)
  assert.ok(theirs.length > 10, 'the list is where it was')
  assert.deepEqual(
    theirs.filter((name) => !SWITCHED_OFF.includes(name)),
    [],
  )
})

test('a browser loads no page of its own beside a page of ours', async () => {
  const browser = await openBrowser()
  try {
    await (await browser.newContext()).newPage()
    const devtools = await browser.newBrowserCDPSession()
    const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{}] })
    assert.deepEqual(
      targetInfos.filter(({ type }) => type === 'browser_ui').map(({ url }) => url),
      [],
    )
  } finally {
    await browser.close()
  }
})

test('a browser of many screens keeps no process for a page that nobody has opened', async () => {
  const browser = await openBrowser()
  try {
    const devtools = await browser.newBrowserCDPSession()
    // It would be made as soon as a page has been shown: after the first, a second stood ready.
    for (const pages of [1, 2]) {
      const page = await (await browser.newContext()).newPage()
      await page.screenshot()
      const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
      assert.equal(processInfo.filter(({ type }) => type === 'renderer').length, pages)
    }
  } finally {
    await browser.close()
  }
})
