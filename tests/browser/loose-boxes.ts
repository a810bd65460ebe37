/** A line of text may reach so far out of a box that holds its letters, px: a letter is lower than its line. */
const ROUNDING_PX = 1
/** A list that gives its focus rings room reaches so far out of its parent, px. */
const RING_PX = 5
/** The share of a line's height, above and below, in which no letter stands. */
const AIR = 0.25

interface Box {
  readonly of: Element
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * What a person would see lying over something else, cut off, or outside the glass: one line for each fault, none when
 * every box has its place. Looks through shadow roots. `root` fills the window it is in.
 */
export function looseBoxes(root: Element): string[] {
  const boxes = everyBox(root)
  const glass = root.ownerDocument.documentElement
  const texts = boxes.flatMap(textBoxes)
  return [
    ...boxes.flatMap((box) => [...leaves(box), ...overSiblings(box)]),
    ...texts
      .filter((text) => out(text, boxOf(glass), ROUNDING_PX))
      .map((text) => `${nameOf(text.of)} leaves the glass`),
    ...texts.flatMap(cutOff),
  ]
}

function everyBox(root: Element): Element[] {
  const style = getComputedStyle(root)
  if (style.display === 'none' || style.position === 'absolute' || root.localName === 'style') return []
  return [root, ...childrenOf(root).flatMap(everyBox)]
}

function childrenOf(element: Element): Element[] {
  if (element.localName === 'svg') return []
  return [...(element.shadowRoot ?? element).children]
}

/** Where a box stands in the layout; what has none (`display: contents`, inline text) takes its words' places instead. */
function isLaidOut(element: Element): boolean {
  const { display, position } = getComputedStyle(element)
  return !['none', 'inline', 'contents'].includes(display) && position !== 'absolute' && element.localName !== 'style'
}

function boxOf(of: Element): Box {
  const { left, top, right, bottom } = of.getBoundingClientRect()
  return { of, left, top, right, bottom }
}

function leaves(parent: Element): string[] {
  const frame = boxOf(parent)
  if (getComputedStyle(parent).display === 'inline') return []
  return childrenOf(parent)
    .filter(isLaidOut)
    .filter((child) => out(boxOf(child), frame, RING_PX))
    .map((child) => `${nameOf(child)} leaves ${nameOf(parent)}`)
}

function overSiblings(parent: Element): string[] {
  const children = childrenOf(parent).filter(isLaidOut).map(boxOf)
  return children.flatMap((one, place) =>
    children
      .slice(place + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `${nameOf(one.of)} lies over ${nameOf(other.of)}`),
  )
}

/** The lines of an element's own words, without the air above and below the letters. */
function textBoxes(of: Element): Box[] {
  if (of.localName === 'svg') return [boxOf(of)]
  const words = [...of.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
  return words.flatMap((node) => {
    const range = of.ownerDocument.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].map(({ left, right, top, bottom }) => {
      const air = (bottom - top) * AIR
      return { of, left, right, top: top + air, bottom: bottom - air }
    })
  })
}

/** Words must stay within everything they stand in, whether it cuts off what leaves it or prints it over its neighbour. */
function cutOff(text: Box): string[] {
  const holders: Element[] = []
  for (let at: Element | null = text.of; at; at = at.parentElement ?? hostOf(at)) if (isLaidOut(at)) holders.push(at)
  return holders
    .filter((holder) => out(text, boxOf(holder), RING_PX))
    .map((holder) => `“${text.of.textContent?.trim()}” is not all within ${nameOf(holder)}`)
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode()
  return 'host' in root ? (root.host as Element) : null
}

function out(inner: Box, outer: Box, by: number): boolean {
  return (
    inner.left < outer.left - by ||
    inner.top < outer.top - by ||
    inner.right > outer.right + by ||
    inner.bottom > outer.bottom + by
  )
}

function overlap(one: Box, other: Box): boolean {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return wide > ROUNDING_PX && high > ROUNDING_PX
}

function nameOf(element: Element): string {
  return `<${[element.localName, ...element.classList].join('.')}>`
}
