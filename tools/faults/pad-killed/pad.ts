import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { SETTLE_MS } from '#displays/evaluation-pad/flow.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { live } from '#tools/hall/browser.ts'
import { temporaryFolder } from '#tools/hall/server.ts'

/** A customer's finger is given up on after so long: whatever it wanted to press died. */
const PRESS_MS = 3_000

/** A pad in a browser with a disk, whose page dies and is opened again. */
export class KilledPad {
  /** Numbers of the tickets whose customers were thanked. */
  readonly thanked = new Set<string>()
  readonly #context: BrowserContext
  readonly #url: string
  #page: Page | null = null

  private constructor(context: BrowserContext, url: string) {
    this.#context = context
    this.#url = url
  }

  static async open(url: string): Promise<KilledPad> {
    const { executablePath, args } = await findBrowser()
    const context = await chromium.launchPersistentContext(join(temporaryFolder(), 'profile'), {
      executablePath,
      args: [...args],
      viewport: { width: 1280, height: 800 },
    })
    const pad = new KilledPad(context, url)
    await context.exposeBinding('padThanked', (_source, number: string) => void pad.thanked.add(number))
    await context.addInitScript(tellThanks)
    return pad
  }

  /** The pad's page, alive and hearing its hall. */
  async living(): Promise<Page> {
    if (this.#page) return this.#page
    const page = await this.#context.newPage()
    await page.goto(this.#url)
    await live(page)
    this.#page = page
    return page
  }

  /** Resolves once the customer of that ticket is asked. */
  async asks(number: string): Promise<void> {
    const page = await this.living()
    await page.locator('main[data-shows="asking"]').waitFor()
    await page.locator('.ticket b', { hasText: number }).waitFor()
    await wait(SETTLE_MS + 50)
  }

  async press(level: number): Promise<void> {
    await this.#click(`.levels button[data-level="${level}"]`)
  }

  /** What a customer with a low rating says besides. */
  async sayWhy(): Promise<void> {
    await this.#click('pad-reasons button[data-reason="efficiency"]')
    await this.#click('[data-submit]')
  }

  async thanks(): Promise<void> {
    await this.#page?.locator('main[data-shows="thanks"]').waitFor({ timeout: PRESS_MS })
  }

  async close(): Promise<void> {
    await this.#click('[data-close]')
  }

  /** What still lies on its disk, as the pad's own code reads it. */
  async shelf(): Promise<readonly string[]> {
    const page = await this.living()
    return page.evaluate(shelfOf)
  }

  /** Its renderer dies at once, whatever it is doing. */
  async kill(): Promise<void> {
    const page = this.#page
    if (!page) return
    this.#page = null
    const gone = new Promise((resolve) => page.once('crash', resolve))
    const session = await this.#context.newCDPSession(page)
    // Whoever dies does not answer.
    void session.send('Page.crash').catch(() => {})
    await gone
    await page.close()
  }

  async end(): Promise<void> {
    await this.#context.close()
  }

  async #click(selector: string): Promise<void> {
    await this.#page?.locator(selector).click({ timeout: PRESS_MS })
  }
}

/** Runs in the page: what waits, for whom, and what the hall would not take. */
async function shelfOf(): Promise<readonly string[]> {
  const opening = indexedDB.open('hallcast-outbox')
  const happened = (target: EventTarget) => new Promise((resolve) => target.addEventListener('success', resolve))
  await happened(opening)
  const lying: string[] = []
  for (const store of ['waiting', 'refused']) {
    const rows = opening.result.transaction(store).objectStore(store).getAll()
    await happened(rows)
    for (const { channel, code = 'waits', body } of rows.result)
      lying.push(`${channel} of ${body.answer?.grant.ticketNumber ?? body.grant}: ${code}`)
  }
  opening.result.close()
  return lying
}

/** Runs in the page: tells of each thanks as soon as it stands on the glass. */
function tellThanks(): void {
  const { padThanked } = window as unknown as { readonly padThanked: (number: string) => void }
  let told = ''
  setInterval(() => {
    const glass = document.querySelector('evaluation-pad-app')
    const number = glass?.querySelector('.ticket b')?.textContent ?? ''
    if (number === told || glass?.querySelector('main')?.dataset['shows'] !== 'thanks') return
    told = number
    padThanked(number)
  }, 5)
}
