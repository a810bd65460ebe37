/** Letters of a pairing code: none that is mistaken for another, no vowel that makes words. */
const CODE = /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/

/** The code somebody has typed, as the hall writes it (`KZMW-BQXN`), however it was typed; null when it can be none. */
export function codeIn(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
  return CODE.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null
}
