import { erlangC } from '#shared/domain/statistics/erlang.ts'
import { type Interval, jeffreys, LEVEL, wilson } from '#shared/domain/statistics/share.ts'
import { BadLine } from '#tools/json-lines/answer-lines.ts'

type Asked = Readonly<Record<string, unknown>>

/** What each function needs, may be given, and gives. */
interface Figure {
  readonly needs: readonly string[]
  readonly may: readonly string[]
  readonly of: (numbers: Readonly<Record<string, number>>) => Interval | { readonly value: number }
}

const share = (interval: typeof wilson): Figure => ({
  needs: ['k', 'n'],
  may: ['level'],
  of: ({ k, n, level = LEVEL }) => interval(k!, n!, level),
})

const FIGURES: Readonly<Record<string, Figure>> = {
  wilson: share(wilson),
  jeffreys: share(jeffreys),
  erlangC: { needs: ['c', 'a'], may: [], of: ({ c, a }) => ({ value: erlangC(c!, a!) }) },
}

/** One question of `npm run -s stats`, answered in full precision. @throws {BadLine} naming the field */
export function answerStats(asked: Asked): string {
  const { fn, ...rest } = asked
  const figure = typeof fn === 'string' && Object.hasOwn(FIGURES, fn) ? FIGURES[fn] : undefined
  if (!figure) throw new BadLine('unknown-function', 'fn', `fn is one of ${Object.keys(FIGURES).join(', ')}.`)
  const known = [...figure.needs, ...figure.may]
  const stray = Object.keys(rest).find((name) => !known.includes(name))
  if (stray !== undefined) throw new BadLine('unknown-field', stray, `${String(fn)} takes ${known.join(', ')}.`)
  for (const name of figure.needs)
    if (rest[name] === undefined) throw new BadLine('missing-field', name, `${String(fn)} needs ${name}, a number.`)
  for (const [name, value] of Object.entries(rest))
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new BadLine('bad-value', name, `${name} must be a number.`)
  try {
    return JSON.stringify(figure.of(rest as Record<string, number>))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const [field = '', must = ''] = error.message.split(': ')
    throw new BadLine('bad-value', field, `${field} must be ${must}.`)
  }
}
