import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { HallcastWindow } from '#shared/stores/test-window.ts'
import { SPARE_PROCESS } from '#tools/browser/features.ts'
import { findBrowser } from '#tools/browser/find.ts'

/** Opens the browser all screens of one test file run in. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, args } = await findBrowser(SPARE_PROCESS)
  return chromium.launch({ executablePath, args: [...args] })
}

/**
 * Opens a browser profile whose pages keep nothing for a start without their server, as at an address without a certificate:
 * the service worker of each new profile fetches and keeps every page of the hall, which costs more of a processor than to
 * open one.
 */
export async function openPlainContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  return context
}

/** A page with everything it ever complained about. */
export interface Watched {
  readonly page: Page
  /** Console errors and warnings, uncaught errors, failed loads, answers from 400 on, dialogs. */
  readonly complaints: string[]
}

/** Opens a page of the hall and keeps an ear on it. `trouble`: the line will break, which a browser's console always tells. */
export async function openPage(context: BrowserContext, url: string): Promise<Watched> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`))
  await page.goto(url)
  return { page, complaints }
}

/** What the page tells tests of itself. */
export async function hallcastOf(page: Page): Promise<HallcastWindow> {
  const told = await page.evaluate(() => window.hallcast && { ...window.hallcast })
  if (!told) throw new Error(`${page.url()} tells nothing`)
  return told
}

/** A page of the mock comes in hundreds of pieces, each turned from TypeScript when it is asked for, on cores that others use too. */
const LIVE_MS = 90_000

/** Resolves once the page hears its hall. */
export async function live(page: Page): Promise<void> {
  await page.waitForFunction(() => window.hallcast?.freshness === 'live', undefined, { timeout: LIVE_MS })
}

/** Resolves once the page has folded the log up to there. */
export async function reached(page: Page, sequence: number, withinMs = 10_000): Promise<void> {
  await page.waitForFunction((wanted) => (window.hallcast?.sequence ?? 0) >= wanted, sequence, {
    timeout: withinMs,
    polling: 20,
  })
}

/** Everything the page says to whoever looks at it, shadow roots and all; nothing between two documents. */
export function textOf(page: Page): Promise<string> {
  const said = page.evaluate(() => {
    const read = (node: Node): string => {
      if (node instanceof Element && ['STYLE', 'SCRIPT'].includes(node.tagName)) return ''
      const inside = node instanceof Element && node.shadowRoot ? [node.shadowRoot] : [...node.childNodes]
      return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : inside.map(read).join(' ')
    }
    // A document has no body yet while its first bytes are read.
    return document.body ? read(document.body).replaceAll(/\s+/g, ' ') : ''
  })
  return said.catch((error: unknown) => {
    if (/Execution context was destroyed/.test(String(error))) return ''
    throw error
  })
}

/** Taps until something has come of it: a screen leaves out taps that come too fast to be meant. */
export async function tap(page: Page, target: string, brings: string): Promise<void> {
  const wanted = page.locator(brings)
  for (let tries = 0; tries < 10 && !(await wanted.isVisible()); tries++) {
    await page
      .locator(target)
      .click({ timeout: 2_000 })
      .catch(() => {})
    await wanted.waitFor({ timeout: 400 }).catch(() => {})
  }
  await wanted.waitFor({ timeout: 2_000 })
}
