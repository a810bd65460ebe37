/** A counter's label taken apart, so that its number can be large and the words round it small: `3号窗口`, `Counter 3`. */
export interface LabelParts {
  readonly before: string
  readonly number: string
  readonly after: string
}

/** First run of digits, with a letter before or after it: `3`, `B2`, `12A`. */
const NUMBER = /[A-Za-z]?\d+[A-Za-z]?(?![A-Za-z])/

/** Finds the number in a label. A label without one (`贵宾室`) is all number: then its words are what people look for. */
export function labelParts(label: string): LabelParts {
  const match = NUMBER.exec(label)
  if (!match) return { before: '', number: label.trim(), after: '' }
  return {
    before: label.slice(0, match.index).trim(),
    number: match[0],
    after: label.slice(match.index + match[0].length).trim(),
  }
}
