import { isDeepStrictEqual } from 'node:util'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { QueueState } from '#shared/domain/queue/state.ts'
import { type HallSnapshot, stateOf } from '#shared/protocol/snapshot.ts'
import { hallcastOf, live, openPage, reached } from '#tools/hall/browser.ts'
import { watchGlass } from '#tools/hall/glass.ts'
import type { HallClient } from '#tools/hall/hall-client.ts'
import { until } from '#tools/hall/until.ts'
import { unless } from '../trials.ts'

export const WALL = { path: '/call-board/?hall=demo&layout=wall', size: { width: 1366, height: 768 } }
export const TOTEM = { path: '/call-board/?hall=demo&layout=totem', size: { width: 540, height: 960 } }
export const STRIP = { path: '/call-board/?hall=demo&layout=led', size: { width: 1600, height: 200 } }

/** Where the calls stand that are in the light, in any layout. */
export const LIGHT = 'board-now, board-led'

/** Words that only a developer should ever read. */
const INNARDS = /\bat \w+ \(|Error:|undefined|NaN|\[object|\b503\b|localhost|127\.0\.0\.1/

/** A screen writes its picture to the device once a second; on a busy machine a little later. */
const KEPT_MS = 5_000

/** A screen in a browser profile of its own, with everything it ever complained about. */
export interface Wall {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: readonly string[]
  readonly url: string
}

/** Hangs a screen and marks this life of its page, so that a reload would be seen. */
export async function hang(
  browser: Browser,
  hallUrl: string,
  { path, size }: { readonly path: string; readonly size: { readonly width: number; readonly height: number } } = WALL,
  options: BrowserContextOptions = {},
): Promise<Wall> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', ...options })
  await watchGlass(context, LIGHT)
  const url = hallUrl + path
  const { page, complaints } = await openPage(context, url)
  await page.evaluate(() => Object.assign(window, { sameLife: true }))
  return { page, context, complaints, url }
}

/** The same, once it hears its hall. */
export async function hangLive(...args: Parameters<typeof hang>): Promise<Wall> {
  const wall = await hang(...args)
  await live(wall.page)
  return wall
}

/** What the screen has put away of its hall: all that it knows, in its own words. */
export function keptState(page: Page): Promise<QueueState | null> {
  return page.evaluate(
    () =>
      new Promise<QueueState | null>((resolve) => {
        const opening = indexedDB.open('hallcast')
        opening.addEventListener('error', () => resolve(null))
        opening.addEventListener('success', () => {
          const database = opening.result
          const asked = database.transaction('snapshots').objectStore('snapshots').get('demo')
          asked.addEventListener('success', () => {
            database.close()
            resolve((asked.result as { state: QueueState } | undefined)?.state ?? null)
          })
        })
      }),
  )
}

/** Which number stands beside each counter of a wall. */
async function rowsOf(page: Page): Promise<ReadonlyMap<string, string | null>> {
  const rows = await page
    .locator('board-counters li[data-counter]')
    .evaluateAll((all) =>
      all.map((row) => [row.getAttribute('data-counter') ?? '', row.getAttribute('data-ticket')] as const),
    )
  return new Map(rows)
}

function isOnRows(rows: ReadonlyMap<string, string | null>, { counters, tickets }: HallSnapshot): boolean {
  return counters.every(({ id, ticket }) => {
    const number = tickets.find((living) => living.id === ticket)?.number ?? null
    return !rows.has(id) || (rows.get(id) ?? null) === number
  })
}

/** What of a wall is not as the hall has it: everything it knows, all recent calls among it, and what stands on its rows. */
export async function differences({ page }: Wall, client: HallClient): Promise<readonly string[]> {
  // Asked anew at each look: other walls at the same hall may make it move.
  const isEqual = async (): Promise<boolean> =>
    isDeepStrictEqual(await keptState(page), wireOf(await client.snapshot()))
  const isRight = async (): Promise<boolean> => isOnRows(await rowsOf(page), await client.snapshot())
  const kept = await until('equal', isEqual, KEPT_MS).catch(() => false)
  const right = await until('right', isRight, KEPT_MS).catch(() => false)
  return [
    ...unless(kept, 'what the wall knows is not what the hall is'),
    ...unless(right, 'the rows of the counters are not the hall’s'),
  ]
}

function wireOf(snapshot: HallSnapshot): QueueState {
  return JSON.parse(JSON.stringify(stateOf(snapshot))) as QueueState
}

/** What no fault may do to a public page: reload it, send it elsewhere, ask something, show its innards, or trip a bug. */
export async function indecencies({ page, complaints, url }: Wall): Promise<readonly string[]> {
  const seen = await page.evaluate(() => {
    const asks: string[] = []
    const words: string[] = []
    const read = (node: Node): void => {
      if (node instanceof Element) {
        if (['STYLE', 'SCRIPT'].includes(node.tagName)) return
        if (node.matches('form, input, dialog, button, select, textarea, a[href]')) asks.push(node.tagName)
      }
      if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? '')
      const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node
      for (const child of inside.childNodes) read(child)
    }
    read(document.body)
    return { asks, text: words.join(' '), sameLife: 'sameLife' in window, url: location.href }
  })
  const errors = await hallcastOf(page).then(
    (told) => told.errors,
    () => [],
  )
  return [
    ...unless(seen.sameLife, 'the page was loaded anew'),
    ...unless(seen.url === url, `the page went to ${seen.url}`),
    ...unless(seen.asks.length === 0, `the page asks: ${seen.asks.join(', ')}`),
    ...unless(!INNARDS.test(seen.text), `the page says ${INNARDS.exec(seen.text)?.[0]}`),
    ...complaints.filter((text) => /^(dialog|error):/.test(text)),
    ...errors,
  ]
}

/** Waits until the wall has folded everything the hall has, and says how long that took from `since`, epoch ms. */
export async function rightAfter(wall: Wall, sequence: number, since: number, withinMs = 5_000): Promise<number> {
  await reached(wall.page, sequence, withinMs)
  return nowMs() - since
}

/** Epoch ms on the clock that all processes of this machine share, with its fractions. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now()
}
