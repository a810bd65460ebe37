import type { Browser, Page } from 'playwright-core'
import { hallcastOf, live, openBrowser, openPage } from './browser.ts'
import type { HallClient } from './hall-client.ts'
import { until } from './until.ts'

/** Which number stands beside each counter on a board. */
export async function rowsOf(board: Page): Promise<ReadonlyMap<string, string | null>> {
  const rows = await board
    .locator('board-counters li[data-counter]')
    .evaluateAll((all) =>
      all.map(
        ({ dataset }: HTMLElement | SVGElement) => [dataset['counter'] ?? '', dataset['ticket'] ?? null] as const,
      ),
    )
  return new Map(rows)
}

/** Real boards in Chromium that stay open through whatever happens to their hall. */
export class Boards {
  readonly #browser: Browser
  readonly #pages: readonly Page[]

  private constructor(browser: Browser, pages: readonly Page[]) {
    this.#browser = browser
    this.#pages = pages
  }

  /** Opens so many boards, each in a browser profile of its own, and waits until they are live. */
  static async open(url: string, count = 2): Promise<Boards> {
    const browser = await openBrowser()
    const pages = await Promise.all(
      Array.from({ length: count }, async () => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
        const { page } = await openPage(context, `${url}/call-board/?hall=demo`)
        await live(page)
        // Gone after a reload: a board must come through without one.
        await page.evaluate(() => Object.assign(window, { sameLife: true }))
        return page
      }),
    )
    return new Boards(browser, pages)
  }

  /** What does not hold of each, once they have had their time. */
  async troubles(client: HallClient, withinMs = 15_000): Promise<string[]> {
    const all = await Promise.all(this.#pages.map((page, index) => this.#troublesOf(page, index, client, withinMs)))
    return all.flat()
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }

  async #troublesOf(page: Page, index: number, client: HallClient, withinMs: number): Promise<string[]> {
    const name = `board ${index + 1}`
    try {
      await until(`${name} that agrees with its hall`, () => agrees(page, client), withinMs)
    } catch (error) {
      const { epoch, sequence, freshness } = await hallcastOf(page)
      const wanted = await client.snapshot()
      return [
        `${(error as Error).message}: ${freshness} at ${epoch}:${sequence}, the hall at ${wanted.epoch}:${wanted.sequence}`,
      ]
    }
    const { errors } = await hallcastOf(page)
    const same = await page.evaluate(() => 'sameLife' in window)
    return [...errors.map((error) => `${name}: ${JSON.stringify(error)}`), ...(same ? [] : [`${name} was loaded anew`])]
  }
}

async function agrees(page: Page, client: HallClient): Promise<boolean> {
  const { epoch, sequence, counters, tickets } = await client.snapshot()
  const told = await hallcastOf(page)
  if (told.epoch !== epoch || told.sequence !== sequence || told.freshness !== 'live') return false
  const rows = await rowsOf(page)
  return counters.every(
    ({ id, ticket }) => (rows.get(id) ?? null) === (tickets.find((living) => living.id === ticket)?.number ?? null),
  )
}
