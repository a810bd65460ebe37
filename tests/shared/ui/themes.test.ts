import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'

const ROOT = join(import.meta.dirname, '../../..')

/** Colours of a style sheet's tokens, `--ink` as `ink`. */
type Tokens = Readonly<Record<string, string>>

function tokensIn(path: string): Tokens {
  const sheet = readFileSync(join(ROOT, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const found = [...sheet.matchAll(/--([\w-]+):\s*(#[\da-f]{6})\s*;/gi)]
  return Object.fromEntries(found.map(([, name, colour]) => [name!, colour!]))
}

/** Relative luminance as WCAG 2.2 has it, 0 to 1. @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Text on its grounds, as the screens use them. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['paper', 'card', 'lamp-soft', 'water-soft']],
  ['ink-2', ['paper', 'card', 'lamp-soft', 'water-soft']],
  ['water', ['paper', 'card', 'lamp-soft', 'water-soft']],
  ['alert', ['paper', 'card']],
  ['on-bar', ['bar']],
  // A pressed button and a badge turn their ground and their text round.
  ['card', ['water', 'ink']],
]
/** Large type, and what is told by a shape: 24 px and up, or 19 px and bold. */
const LARGE: readonly (readonly [string, readonly string[]])[] = [['rest', ['paper', 'card']]]

describe('a theme', () => {
  const tokens = tokensIn('shared/ui/tokens.css')
  const themes = globSync('public/themes/*.css', { cwd: ROOT }).toSorted()

  it('is measured rightly: black on white is 21:1, and a grey of the standard 4.5:1', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21)
    assert.ok(Math.abs(contrast('#767676', '#ffffff') - 4.54) < 0.01)
    assert.ok(themes.length >= 3)
  })

  for (const theme of ['shared/ui/tokens.css', ...themes]) {
    it(`${basename(theme, '.css')}: every text stands out from its ground`, () => {
      const worn: Tokens = { ...tokens, ...tokensIn(theme) }
      const weak = [
        ...TEXT.map((pair) => [4.5, ...pair] as const),
        ...LARGE.map((pair) => [3, ...pair] as const),
      ].flatMap(([least, text, grounds]) =>
        grounds
          .map((ground) => ({ ground, ratio: contrast(worn[text]!, worn[ground]!) }))
          .filter(({ ratio }) => !(ratio >= least))
          .map(({ ground, ratio }) => `${text} on ${ground}: ${ratio.toFixed(2)}, needs ${least}`),
      )
      assert.deepEqual(weak, [])
    })
  }
})
