/*
 * Begins a page that stands on the glass as it looked last: its sheet, its theme and its script are brought once that is
 * painted, because they would hold the paint up. Named in `data-sheet`, `data-theme` (empty: none) and `data-script`.
 */
{
  /** A page nobody sees is never painted; it begins after this long. */
  const UNSEEN_MS = 5_000
  /** What cannot be had is asked for again, from the beginning: an old picture must not stand for ever. */
  const AGAIN_MS = 15_000

  const { script, sheet, theme } = document.currentScript.dataset
  const again = () => setTimeout(() => location.reload(), AGAIN_MS)
  const bring = (rel, href) => document.head.appendChild(Object.assign(document.createElement('link'), { rel, href }))
  /** The page's theme, as it would bring it itself: over its sheet. One that cannot be had leaves the house's own look. */
  const dress = () =>
    new Promise((resolve) => {
      const worn = bring('stylesheet', theme)
      worn.dataset.theme = ''
      worn.onload = worn.onerror = resolve
    })
  let begun = false
  const begin = () => {
    if (begun) return
    begun = true
    bring('modulepreload', script)
    const styles = bring('stylesheet', sheet)
    const dressed = theme && dress()
    styles.onload = async () => {
      await dressed
      import(script).catch(again)
    }
    styles.onerror = again
  }
  // Made after the first frame's own work: before it, making an observer would be a part of what the frame waits for.
  const watch = () =>
    new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').length > 0 && begin()).observe({
      type: 'paint',
      buffered: true,
    })
  requestAnimationFrame(() => setTimeout(watch))
  setTimeout(begin, document.hidden ? 0 : UNSEEN_MS)
}
