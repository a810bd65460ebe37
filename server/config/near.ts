/** How many letters must be changed, added, dropped or swapped with a neighbour to make one word of another. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) => [row, ...Array<number>(other.length).fill(0)])
  for (let column = 0; column <= other.length; column++) rows[0]![column] = column
  for (let row = 1; row <= one.length; row++) {
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      rows[row]![column] = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
        swapped ? rows[row - 2]![column - 2]! + 1 : Infinity,
      )
    }
  }
  return rows[one.length]![other.length]!
}

/** Known names longer than this are not compared: nobody mistypes them so. */
const LONGEST = 64

/** The known name a mistyped one was probably meant to be, or null. */
export function nearest(given: string, known: readonly string[]): string | null {
  if (given.length > LONGEST) return null
  const word = given.toLowerCase()
  const close = known
    .map((name) => ({ name, away: name.toLowerCase() === word ? 0 : distance(word, name.toLowerCase()) }))
    .filter(({ name, away }) => away <= Math.max(1, Math.floor(Math.max(name.length, word.length) / 3)))
  return (
    close.reduce<(typeof close)[number] | null>((best, one) => (best && best.away <= one.away ? best : one), null)
      ?.name ?? null
  )
}

/** `Did you mean "divertible"?`, or which names there are. */
export function cureForName(given: string, known: readonly string[]): string {
  const near = nearest(given, known)
  if (near !== null) return `Did you mean ${JSON.stringify(near)}?`
  return known.length > 0
    ? `Known here: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}.`
    : 'Remove it.'
}
