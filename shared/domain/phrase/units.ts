/** Units that halls write, as the standard writes them; of two with the same letters first the one that people mean. */
export const UNIT_SYMBOLS =
  'V kV mV A mA kA W kW MW mW GW kWh kW·h MWh VA kVA kV·A MVA MV·A kvar Mvar Hz kHz MHz GHz kPa MPa Ω °C °F km m cm mm m2 m3 km2 cm2 mm2 kg g mg t L mL h min s'.split(
    ' ',
  )

/** How one language says what units are made of. */
export interface UnitWords {
  /** Of whole symbols, as far as they are not made of others. */
  readonly names: Readonly<Record<string, string>>
  readonly prefixes: Readonly<Record<string, string>>
  readonly powers: Readonly<Record<string, string>>
}

/** kWh as kilo and watt hour, m2 as square and metre. */
export function unitName(symbol: string, words: UnitWords): string {
  const { names, prefixes, powers } = words
  const power = powers[symbol[symbol.length - 1]!]
  if (power) return power + unitName(symbol.slice(0, -1), words)
  return names[symbol] ?? prefixes[symbol[0]!]! + unitName(symbol.slice(1), words)
}

/** What is written in capitals or not on purpose: 5m is a length and 5M is not, 3s is no 3S, mV is not MV. */
const FIXED = /^(?:[Amgst]$|mW$|m(?=[AV]$))/

/** Symbols of units as people write them: 10kv, 10KV and 10Kv are 10 kV. */
export interface SpelledUnits {
  /** Any of them in any spelling, long ones first. */
  readonly pattern: string
  /** What a spelling stands for. */
  readonly symbol: (written: string) => string
}

/** Of two symbols with the same letters (MW, mW) the first is meant by a spelling that is neither. */
export function spelledUnits(symbols: readonly string[]): SpelledUnits {
  const folded = new Map([...symbols].reverse().map((symbol) => [symbol.toLowerCase(), symbol]))
  return {
    pattern: [...symbols]
      .sort((one, other) => other.length - one.length)
      .map(anyCase)
      .join('|'),
    symbol: (written) => (symbols.includes(written) ? written : folded.get(written.toLowerCase())!),
  }
}

function anyCase(symbol: string): string {
  const [fixed = ''] = FIXED.exec(symbol) ?? []
  return (
    fixed +
    symbol.slice(fixed.length).replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
  )
}
