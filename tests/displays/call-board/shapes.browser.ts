import { expect } from '@open-wc/testing'
import { busy, crowded } from '#tests/fixtures/halls.ts'
import { everyElement, HungBoard } from './hung-board.ts'

/** Shapes a screen may have, and the layout each is drawn in when the address names the one in front. */
const SCREENS: readonly (readonly [named: string | null, width: number, height: number, drawn: string])[] = [
  ['wall', 1920, 1080, 'board-wall'],
  ['wall', 1366, 768, 'board-wall'],
  ['wall', 1280, 800, 'board-wall'],
  ['wall', 1024, 768, 'board-wall'],
  ['wall', 2560, 1080, 'board-wall'],
  ['wall', 1920, 640, 'board-wall'],
  ['wall', 1000, 1000, 'board-wall'],
  ['wall', 1080, 1920, 'board-totem'],
  ['wall', 1920, 240, 'board-led'],
  ['totem', 1080, 1920, 'board-totem'],
  ['totem', 800, 1280, 'board-totem'],
  ['totem', 768, 1024, 'board-totem'],
  ['totem', 600, 1800, 'board-totem'],
  ['totem', 1000, 1000, 'board-totem'],
  ['totem', 1920, 1080, 'board-wall'],
  ['totem', 1920, 240, 'board-led'],
  ['led', 1920, 240, 'board-led'],
  ['led', 1920, 480, 'board-led'],
  ['led', 1920, 120, 'board-led'],
  ['led', 1920, 800, 'board-led'],
  ['led', 1920, 1080, 'board-wall'],
  ['led', 1080, 1920, 'board-totem'],
  ['no-such-layout', 1920, 1080, 'board-wall'],
  [null, 1000, 1250, 'board-totem'],
  [null, 1280, 1024, 'board-wall'],
]

describe('a board on a screen of any shape', () => {
  for (const [named, width, height, drawn] of SCREENS) {
    it(`cuts and covers nothing: ${named ?? 'no layout'} asked for at ${width}×${height}`, async () => {
      for (const day of [busy(), crowded(2)]) {
        const board = await HungBoard.hang(day, { layout: named, size: [width, height] })
        board.rest()
        expect(board.part(drawn)).to.not.equal(null)
        expect(faultsOf(board.app)).to.deep.equal([])
        board.app.remove()
      }
    })
  }
})

/** A piece of text with the box its glyphs stand in. */
interface Piece {
  readonly text: string
  readonly element: Element
  readonly box: DOMRect
}

/** Text that is cut by something round it, or lies on other text. */
function faultsOf(root: Element): readonly string[] {
  const pieces = everyElement(root).flatMap(piecesOf)
  const cut = pieces.filter(isCut).map(({ text }) => `cut: ${text}`)
  const covered = pieces.flatMap((one, place) =>
    pieces
      .slice(place + 1)
      .filter((other) => lieOnEachOther(one.box, other.box))
      .map((other) => `${one.text} lies on ${other.text}`),
  )
  return [...cut, ...covered]
}

function piecesOf(element: Element): Piece[] {
  if (getComputedStyle(element).clipPath !== 'none' || ['STYLE', 'TITLE'].includes(element.tagName)) return []
  return [...element.childNodes].flatMap((node) => {
    const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : ''
    if (text === '') return []
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    return box.width === 0 || isOutOfSight(element, box) ? [] : [{ text, element, box }]
  })
}

function* clipsAround(element: Element): Generator<readonly [clip: Element, box: DOMRect]> {
  for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at)) {
    if (getComputedStyle(at).overflow !== 'visible') yield [at, at.getBoundingClientRect()]
  }
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}

/** Wrapped out of its line whole: nobody sees half of it. */
function isOutOfSight(element: Element, box: DOMRect): boolean {
  return [...clipsAround(element)].some(([, clip]) => box.top >= clip.bottom - 1)
}

/** A name may end in an ellipsis and a ticker line may move; a number, a counter or an order to go may not be cut. */
function isCut({ element, box }: Piece): boolean {
  if (element.closest('.name, .service, h1') || hostOf(element)?.localName === 'board-ticker') return false
  const slack = Math.max(1.5, box.height * 0.14)
  return [...clipsAround(element)].some(
    ([, clip]) =>
      box.left < clip.left - 1.5 ||
      box.right > clip.right + 1.5 ||
      box.top < clip.top - slack ||
      box.bottom > clip.bottom + slack,
  )
}

/** Boxes of type are higher than its glyphs: only what is in the middle of both counts. */
function lieOnEachOther(one: DOMRect, other: DOMRect): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return across > 2 && down > 0.3 * Math.min(one.height, other.height)
}
