/** A piece of a pattern. */
export const piece = String.raw

/** A pattern that looks at one place of a text. */
export function at(strings: TemplateStringsArray, ...pieces: readonly string[]): RegExp {
  return new RegExp(String.raw(strings, ...pieces), 'y')
}

/** The same, whatever is written in capitals. */
export function atAnyCase(strings: TemplateStringsArray, ...pieces: readonly string[]): RegExp {
  return new RegExp(String.raw(strings, ...pieces), 'iy')
}
