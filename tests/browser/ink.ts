/** Where the ink of a line of text stands on the glass, px: not its line, which is higher than its letters. */
export interface Ink {
  readonly text: string
  readonly element: Element
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const rulers = new WeakMap<Document, CanvasRenderingContext2D>()

/** What measures letters with the typefaces of a document. */
function rulerOf({ ownerDocument: page }: Element): CanvasRenderingContext2D {
  const ruler = rulers.get(page) ?? page.createElement('canvas').getContext('2d')!
  rulers.set(page, ruler)
  return ruler
}

/** The ink of an element's own words, one for each of their lines; none for what only ears are given. */
export function inkOf(element: Element): Ink[] {
  // Text of a drawing is as large as the drawing.
  if (['STYLE', 'TITLE'].includes(element.tagName) || element.namespaceURI?.endsWith('svg')) return []
  const { clipPath, fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
  if (clipPath !== 'none') return []
  const ruler = rulerOf(element)
  ruler.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
  return [...element.childNodes].flatMap((node) => {
    const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : ''
    if (text === '') return []
    const range = element.ownerDocument.createRange()
    range.selectNodeContents(node)
    const letters = ruler.measureText(text)
    return [...range.getClientRects()]
      .filter(({ width }) => width > 0)
      .map(({ left, right, top }) => {
        const baseline = top + Math.round(letters.fontBoundingBoxAscent)
        return {
          text,
          element,
          left,
          right,
          top: baseline - letters.actualBoundingBoxAscent,
          bottom: baseline + letters.actualBoundingBoxDescent,
        }
      })
  })
}

/** Everything round an element that cuts off what leaves it, itself first, through shadow roots. */
export function clipsAround(element: Element): DOMRect[] {
  const clips: DOMRect[] = []
  for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at)) {
    const { overflowY, display, contain } = getComputedStyle(at)
    const paints = /paint|content|strict/.test(contain)
    if (display !== 'inline' && display !== 'contents' && (overflowY !== 'visible' || paints))
      clips.push(at.getBoundingClientRect())
  }
  return clips
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode()
  return 'host' in root ? (root.host as Element) : null
}

/** A letter is smoothed over the edge of a pixel. */
const EDGE_PX = 1

/** Is something of these letters cut off above or below? What is wrapped out of sight whole is not. */
export function isShorn(ink: Ink): boolean {
  const clips = clipsAround(ink.element)
  if (clips.some(({ bottom }) => ink.top >= bottom - EDGE_PX)) return false
  return clips.some(({ top, bottom }) => ink.top < top - EDGE_PX || ink.bottom > bottom + EDGE_PX)
}
