import { piece } from './pattern.ts'
/** What follows a number that goes on as something else: a time, a date, a decimal. */
const GOES_ON = piece`\d|:\d|[-.]\d|/\d{1,2}(?!\d)|\s*[年月时時点點]`

/**
 * Numbers that are dialled or stand on a card, in any country's way of parting them: 0871-12345678, 400-100-1234,
 * 138 1234 5678, 1-800-555-0199, +1 (555) 123-4567, 6222 0212 3456 7890, 8888-6666. What is parted once only may be a range
 * (1000-2000, 2024-2026, 1500-2500户): hundreds and years are, and whatever is counted.
 * `counted`: what stands behind a number of things, as a pattern.
 */
export function telephone(counted: string): string {
  const groups = piece`(?:\d{1,2}-|1 )?\d{3,}(?:[- ]\d{3,}){2,6}`
  const abroad = piece`\+(?=(?:[-() ]{0,2}\d){8})\d+(?:[- ]?[(（]\d+[)）][- ]?\d+)?(?:[- ]\d+){0,5}`
  const area = piece`\d{2,4}-(?:\d{2,4}-)?\d{7,}|0\d{2,3}[–— ](?:\d{7,8}|\d{4}[- ]\d{4})|\d{7,8}-\d{3,4}|(?<=[(（])\d{3,4}(?=[)）] ?\d{3,4}[- ]?\d{4})`
  const local = piece`(?!\d+00[- ]|(?:19|20)\d\d[- ](?:19|20)\d\d)(?:\d{3}-|\d{4}[- ])\d{4}(?!${counted})`
  return piece`(?<![\d.,])(?:${abroad}|${groups}|${area}|${local})(?!${GOES_ON})`
}
