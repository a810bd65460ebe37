declare global {
  interface Window {
    /** When the page's first ticket was on the glass, ms since its navigation began, and which. */
    benchFirst?: { readonly at: number; readonly ticket: string }
  }
}

/**
 * Runs in a page before anything of it. Looks, before each frame, whether a ticket stands in the page, in whatever shadow
 * root; then notes when that frame is done, and says so on the console: whoever asked the page from outside before that
 * would be a part of what is measured.
 */
export function noteFirstPaint(): void {
  const find = (root: ParentNode): Element | null => {
    const here = root.querySelector('[data-ticket]')
    if (here) return here
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot && find(element.shadowRoot)
      if (inside) return inside
    }
    return null
  }
  const look = (): void => {
    const found = find(document)
    if (!found) return void requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      window.benchFirst = { at: performance.now(), ticket: found.getAttribute('data-ticket') ?? '' }
      console.debug('bench: painted')
      port1.close()
    })
    port1.start()
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
}

/** Runs in the page: the browser's own word of its first paint with content, ms since the navigation; NaN without one. */
export function firstContentfulPaint(): number {
  return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN
}
