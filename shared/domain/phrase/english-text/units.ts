import { piece } from '../pattern.ts'
import { spelledUnits, UNIT_SYMBOLS, unitName, type UnitWords } from '../units.ts'

const WORDS: UnitWords = {
  names: {
    V: 'volt',
    A: 'ampere',
    W: 'watt',
    Wh: 'watt hour',
    W·h: 'watt hour',
    VA: 'volt ampere',
    V·A: 'volt ampere',
    var: 'var',
    Hz: 'hertz',
    Pa: 'pascal',
    Ω: 'ohm',
    '°C': 'degree Celsius',
    '°F': 'degree Fahrenheit',
    m: 'metre',
    g: 'gram',
    t: 'tonne',
    L: 'litre',
    h: 'hour',
    min: 'minute',
    s: 'second',
  },
  prefixes: { k: 'kilo', M: 'mega', G: 'giga', m: 'milli', c: 'centi' },
  powers: { 2: 'square ', 3: 'cubic ' },
}

const { pattern, symbol } = spelledUnits(UNIT_SYMBOLS)
/** A unit in any spelling. */
export const UNIT = piece`(${pattern})(?![A-Za-z\d])`

/** One of it, and more than one. */
export function unitOf(written: string): readonly [one: string, more: string] {
  const one = unitName(symbol(written), WORDS)
  return [one, one.endsWith('z') ? one : one.replace(/^degree|\w+$/, '$&s')]
}
