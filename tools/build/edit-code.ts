/** Text that takes the place of `code.slice(start, end)`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The code with all edits made. They may come in any order, but must not overlap. */
export function editCode(code: string, edits: readonly Edit[]): string {
  let edited = ''
  let done = 0
  for (const { start, end, text } of [...edits].toSorted((one, other) => one.start - other.start)) {
    edited += code.slice(done, start) + text
    done = end
  }
  return edited + code.slice(done)
}
