/** One clip of a pack: its name in `pack.json`, and what its speaker is asked to say. */
export interface Line {
  readonly name: string
  readonly script: string
  /** Letters of a Chinese code are said by an English voice. */
  readonly by?: 'letters'
}

/** Lines of a table `name: script`. */
export function linesOf(
  table: Readonly<Record<string, string>>,
  carrier = (script: string) => script,
): readonly Line[] {
  return Object.entries(table).map(([name, script]) => ({ name, script: carrier(script) }))
}

export const LETTERS: readonly string[] = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
