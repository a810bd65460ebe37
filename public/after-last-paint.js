/*
 * Begins a page that stands on the glass as it looked last: its script is brought once that is painted, because it would
 * hold the paint up. Named in `data-script`.
 */
{
  /** A page nobody sees is never painted; it begins after this long. */
  const UNSEEN_MS = 5_000
  /** A script that cannot be had is asked for again, from the beginning: an old picture must not stand for ever. */
  const AGAIN_MS = 15_000

  const { script } = document.currentScript.dataset
  let begun = false
  const begin = () => {
    if (begun) return
    begun = true
    import(script).catch(() => setTimeout(() => location.reload(), AGAIN_MS))
  }
  new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').length > 0 && begin()).observe({
    type: 'paint',
    buffered: true,
  })
  setTimeout(begin, document.hidden ? 0 : UNSEEN_MS)
}
