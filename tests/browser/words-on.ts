/** Everything a page says, to eyes and to ears, through every shadow root: texts, labels and titles. */
export function wordsOn(root: Element | ShadowRoot): string {
  const own = root instanceof Element ? [root.getAttribute('aria-label') ?? ''] : []
  const below = [...root.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? '']
    return node instanceof Element && !['STYLE', 'SCRIPT'].includes(node.tagName) ? [wordsOn(node)] : []
  })
  const shadow = root instanceof Element && root.shadowRoot ? [wordsOn(root.shadowRoot)] : []
  return [...own, ...shadow, ...below]
    .map((words) => words.trim())
    .filter(Boolean)
    .join(' | ')
}
