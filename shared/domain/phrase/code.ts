/** A printed code as it is read: full-width letters folded, capitals, hyphens and white space silent. */
export function normalised(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―_·.]/g, '')
}

/** A piece of a code. */
export interface Run {
  readonly kind: 'letters' | 'digits' | 'words'
  readonly text: string
}

const RUNS = /(?<letters>[A-Z]+)|(?<digits>\d+)|(?<words>\p{Script=Han}+)/gu

/** Letters, digits and words of a code, in order; what is none of them is silent. */
export function runsOf(code: string): readonly Run[] {
  return Array.from(normalised(code).matchAll(RUNS), ({ groups }) => {
    const kind = groups?.['letters'] ? 'letters' : groups?.['digits'] ? 'digits' : 'words'
    return { kind, text: groups?.[kind] ?? '' } as const
  })
}

/** Digits that are read one by one: long ones, and those that begin with a nought; other ones are numbers. */
export function isReadSingly(digits: string): boolean {
  return digits.length >= 3 || digits.startsWith('0')
}
