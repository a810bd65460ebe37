import type { HallConfig } from '../queue/config.ts'
import { SPOKEN_LANGUAGES } from './languages.ts'
import type { Phrase } from './token.ts'
import { DEFAULT_READING, type ReadingOptions, type Wanted } from './wanted.ts'

/** However a hall wants its numbers read. */
const WAYS: readonly ReadingOptions[] = [DEFAULT_READING, { digitOne: 'yi' }]
/** As many as a customer is told to be behind. */
const MOST_AHEAD = 200

/**
 * Everything a hall may have to say in its ordinary day: each letter with each digit in each place, to each counter.
 * `ways`: how its numbers may be read; nothing in a language that no hall speaks.
 */
export function phrasesOf(
  hall: HallConfig,
  language: string,
  ways: readonly ReadingOptions[] = WAYS,
): readonly Phrase[] {
  const spoken = SPOKEN_LANGUAGES.get(language)
  if (!spoken) return []
  return ways.flatMap((way) => wantedOf(hall).map((wanted) => spoken.phrase(wanted, way)))
}

function wantedOf({ services, counters, hours }: HallConfig): readonly Wanted[] {
  const letters = [...new Set(services.map(({ letter }) => letter))]
  const codes = letters.flatMap((letter) => Array.from('0123456789', (digit) => `${letter}${digit.repeat(3)}`))
  const [one = 'A001', other = one] = codes
  const windows = counters.flatMap(({ id, label }) => [label.zh, id])
  return [
    ...windows.map((window): Wanted => ({ kind: 'call', tickets: [one, other], window })),
    ...windows.map((window): Wanted => ({ kind: 'recall', tickets: [one], window })),
    ...codes.map((code): Wanted => ({ kind: 'prepare', tickets: [code] })),
    ...codes.map((code): Wanted => ({ kind: 'missed', tickets: [code] })),
    ...Array.from({ length: MOST_AHEAD + 1 }, (_, ahead): Wanted => ({ kind: 'wait', ahead })),
    { kind: 'closing', at: hours.close },
    { kind: 'emergency' },
    ...[1, 5, 10, 15, 30].map((minutes): Wanted => ({ kind: 'closing', minutes })),
  ]
}
