import type { LitCall } from './picture.ts'

/** Shorter is not seen across a hall; longer, and people wait for the number. */
const MOVE = { duration: 380, easing: 'ease-out' } as const

/** Asked anew with every call, the question alone is a tenth of a millisecond. */
const STILLNESS = matchMedia('(prefers-reduced-motion: reduce)')

/** Somebody has asked this device for stillness. */
export function isStill(): boolean {
  return STILLNESS.matches
}

/** The one movement of the house: what is new comes up into its place. */
export function arrive(element: Element): void {
  if (!isStill()) element.animate([{ opacity: 0, transform: 'translateY(0.16em)' }], MOVE)
}

/** Tells which entries of a list are new. Cells are painted by their places, so that it is the newcomer that moves in. */
export class Arrivals {
  #known: ReadonlySet<string> | null = null

  /** Places of those that did not stand in the list before; what is there at the start is not new. */
  placesIn(keys: readonly string[]): readonly number[] {
    const known = this.#known
    this.#known = new Set(keys)
    return known ? keys.flatMap((key, place) => (known.has(key) ? [] : [place])) : []
  }
}

/** Moves the new calls of the light into its cells, and their lamp goes on. One that came back stood there before. */
export function moveIn(arrivals: Arrivals, calls: readonly LitCall[], cells: ArrayLike<Element>): void {
  for (const place of arrivals.placesIn(calls.map(({ key }) => key))) {
    const cell = cells[place]
    if (!cell || !calls[place]?.fresh || isStill()) continue
    cell.animate([{ opacity: 0 }], { ...MOVE, pseudoElement: '::before' })
    for (const part of cell.children) arrive(part)
  }
}
