import type { BrowserContext, Page } from 'playwright-core'
import type { Freshness } from '#shared/protocol/thread.ts'

/** One call as it stood on the glass. Times are the page's own, ms. */
export interface OnGlass {
  readonly ticket: string
  readonly counter: string
  readonly from: number
  /** Null while it stands there. */
  readonly to: number | null
}

/** What a page has shown since it was opened. */
export interface Glass {
  readonly calls: readonly OnGlass[]
  readonly freshness: readonly { readonly is: Freshness; readonly at: number }[]
  readonly now: number
}

interface GlassWindow {
  readonly glass: () => Glass
}

/**
 * Has every page of the context write down what comes and goes on its glass: elements with `data-ticket` and
 * `data-counter` below `light` (a selector), and every value of `data-freshness`.
 */
export async function watchGlass(context: BrowserContext, light: string): Promise<void> {
  await context.addInitScript((lightSelector: string) => {
    const standing = new Map<string, { ticket: string; counter: string; from: number; to: number | null }>()
    const calls: { ticket: string; counter: string; from: number; to: number | null }[] = []
    const freshness: { is: string; at: number }[] = []
    const roots: (Document | ShadowRoot)[] = []

    const observe = (root: Document | ShadowRoot): void => {
      roots.push(root)
      const attributeFilter = ['data-ticket', 'data-counter', 'data-freshness']
      observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter })
    }
    // An element may get its inside long after it came: when the code of its layout has been loaded.
    const attach = Element.prototype.attachShadow
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init)
      observe(root)
      return root
    }
    const look = (): void => {
      const now = performance.now()
      const found = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('[data-ticket][data-counter]')])
      const lit = found.filter((element) => element.isConnected && element.closest(lightSelector))
      const keys = new Set(lit.map(({ dataset }) => `${dataset['ticket']}@${dataset['counter']}`))
      for (const key of keys) {
        if (standing.has(key)) continue
        const [ticket = '', counter = ''] = key.split('@')
        const call = { ticket, counter, from: now, to: null }
        standing.set(key, call)
        calls.push(call)
      }
      for (const [key, call] of standing) {
        if (keys.has(key)) continue
        call.to = now
        standing.delete(key)
      }
      const badge = roots
        .flatMap((root) => [...root.querySelectorAll<HTMLElement>('[data-freshness]')])
        .find((element) => element.isConnected)
      const is = badge?.dataset['freshness']
      if (is && is !== freshness.at(-1)?.is) freshness.push({ is, at: now })
    }
    const observer = new MutationObserver(look)
    observe(document)
    Object.assign(window, { glass: () => ({ calls, freshness, now: performance.now() }) })
  }, light)
}

/** What the page has shown so far. */
export function glassOf(page: Page): Promise<Glass> {
  return page.evaluate(() => (window as unknown as GlassWindow).glass())
}
