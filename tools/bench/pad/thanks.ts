import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { padSubject } from './pad-subject.ts'

/** A question that has just appeared takes no tap for 400 ms: the finger was meant for something else. */
const SETTLED_MS = 450

/** Taps on *very satisfied* until each was thanked for on the glass, ms: with the strict write to the pad's disk inside. */
export async function tapsUntilThanks(browser: Browser, taps: number): Promise<readonly number[]> {
  const session = await padSubject.open()
  const context = await browser.newContext({ viewport: padSubject.screen, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    await page.goto(session.url)
    await page.locator(session.ready).first().waitFor({ state: 'attached' })
    const took: number[] = []
    for (let tap = 0; tap < taps; tap++) {
      await session.call()
      await page.locator('main[data-shows="asking"]').waitFor()
      await wait(SETTLED_MS + Math.random() * 50)
      took.push(await tapOnce(page))
      await session.between()
      await page.locator('main[data-shows="rest"]').waitFor()
    }
    return took
  } finally {
    await context.close()
    await session.close()
  }
}

/** From the click to the frame that thanks, then a message posted in it: the same probe as for calls. */
function tapOnce(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const root = document.querySelector('evaluation-pad-app')
        const level = root?.querySelector<HTMLElement>('.levels [data-level="5"]')
        if (!root || !level) return reject(new Error('there is nothing to tap'))
        const startedAt = performance.now()
        const observer = new MutationObserver(() => {
          if (!root.querySelector('main[data-shows="thanks"]')) return
          observer.disconnect()
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => resolve(performance.now() - startedAt))
            port1.start()
            port2.postMessage(null)
          })
        })
        observer.observe(root, { subtree: true, childList: true, attributeFilter: ['data-shows'] })
        level.click()
      }),
  )
}
