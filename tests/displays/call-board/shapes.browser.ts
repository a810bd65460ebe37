import { expect } from '@open-wc/testing'
import { clipsAround, type Ink, inkOf, isShorn } from '#tests/browser/ink.ts'
import { everyElement } from '#tests/fixtures/every-element.ts'
import { busy, crowded, wordy } from '#tests/fixtures/halls.ts'
import { bringStyle } from '#tests/fixtures/bring-style.ts'
import { HungBoard } from './hung-board.ts'

/** Shapes a screen may have, and the layout each is drawn in when the address names the one in front. */
const SCREENS: readonly (readonly [named: string | null, width: number, height: number, drawn: string])[] = [
  ['wall', 1920, 1080, '.board-wall'],
  ['wall', 1366, 768, '.board-wall'],
  ['wall', 1280, 800, '.board-wall'],
  ['wall', 1024, 768, '.board-wall'],
  ['wall', 2560, 1080, '.board-wall'],
  ['wall', 1920, 640, '.board-wall'],
  ['wall', 1000, 1000, '.board-wall'],
  ['wall', 1080, 1920, '.board-totem'],
  ['wall', 1920, 240, 'board-led'],
  ['totem', 1080, 1920, '.board-totem'],
  ['totem', 800, 1280, '.board-totem'],
  ['totem', 768, 1024, '.board-totem'],
  ['totem', 600, 1800, '.board-totem'],
  ['totem', 1000, 1000, '.board-totem'],
  ['totem', 1920, 1080, '.board-wall'],
  ['totem', 1920, 240, 'board-led'],
  ['led', 1920, 240, 'board-led'],
  ['led', 1920, 480, 'board-led'],
  ['led', 1920, 120, 'board-led'],
  ['led', 1920, 800, 'board-led'],
  ['led', 1920, 1080, '.board-wall'],
  ['led', 1080, 1920, '.board-totem'],
  ['no-such-layout', 1920, 1080, '.board-wall'],
  [null, 1000, 1250, '.board-totem'],
  [null, 1280, 1024, '.board-wall'],
]

/** Slices of the typeface come from a machine that may have much to do, ms. */
const TYPEFACE_MS = 60_000

describe('a board on a screen of any shape', () => {
  before(async function () {
    this.timeout(TYPEFACE_MS)
    await bringStyle('/node_modules/@fontsource-variable/noto-sans-sc/index.css')
    for (const layout of ['wall', 'led']) (await HungBoard.hang(busy(), { layout })).app.remove()
  })

  for (const [named, width, height, drawn] of SCREENS) {
    for (const languages of [['zh', 'en'], ['en'], ['en', 'zh']]) {
      const says = languages.join(' with ')
      it(`cuts and covers nothing: ${named ?? 'no layout'} asked for at ${width}×${height}, ${says}`, async () => {
        for (const day of [busy(languages), wordy(languages), crowded(2, languages), crowded(12, languages)]) {
          const board = await HungBoard.hang(day, { layout: named, size: [width, height] })
          board.rest()
          expect(board.part(drawn)).to.not.equal(null)
          expect(faultsOf(board.app)).to.deep.equal([])
          board.app.remove()
        }
      })
    }
  }
})

/** Text that is cut by something round it, or lies on other text. */
function faultsOf(root: Element): readonly string[] {
  const inks = everyElement(root)
    .flatMap(inkOf)
    .filter((ink) => !isOutOfSight(ink))
    .map((ink) => (isFree(ink) ? seen(ink) : ink))
  const cut = inks.filter((ink) => isShorn(ink) || isCut(ink)).map(({ text }) => `cut: ${text}`)
  const covered = inks.flatMap((one, place) =>
    inks
      .slice(place + 1)
      // What may be cut has a piece for its ellipsis.
      .filter((other) => other.element !== one.element && lieOnEachOther(one, other))
      .map((other) => `${one.text} lies on ${other.text}`),
  )
  return [...cut, ...covered]
}

/** Wrapped out of its place whole: nobody sees half of it. */
function isOutOfSight({ element, left, top }: Ink): boolean {
  return clipsAround(element).some(({ right, bottom }) => left >= right - 1 || top >= bottom - 1)
}

function isFree({ element }: Ink): boolean {
  return element.closest('h1, board-ticker') !== null
}

/** The hall's name may end in an ellipsis and a ticker line may move; nothing else may be cut. */
function isCut(ink: Ink): boolean {
  const { element, left, right } = ink
  return !isFree(ink) && clipsAround(element).some((clip) => left < clip.left - 1.5 || right > clip.right + 1.5)
}

/** What is seen of what may be cut. */
function seen(ink: Ink): Ink {
  const clips = clipsAround(ink.element)
  const [left, right] = [Math.max(...clips.map((clip) => clip.left)), Math.min(...clips.map((clip) => clip.right))]
  return { ...ink, left: Math.max(ink.left, left), right: Math.min(ink.right, right) }
}

function lieOnEachOther(one: Ink, other: Ink): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return across > 2 && down > 1
}
