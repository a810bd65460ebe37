/** The rule that reads what stands at a place of a text, and what it found there; null when none does. */
export function firstMatch<Rule extends { readonly pattern: RegExp }>(
  rules: readonly Rule[],
  text: string,
  place: number,
): { readonly rule: Rule; readonly match: readonly string[]; readonly length: number } | null {
  for (const rule of rules) {
    rule.pattern.lastIndex = place
    const match = rule.pattern.exec(text)
    if (match && match[0] !== '') return { rule, match, length: match[0].length }
  }
  return null
}
