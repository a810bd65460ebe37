/** SHA-256 as hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What is kept of a secret. Secrets here are random and long, so that no slow hash is needed. */
export function hashOfSecret(secret: string): Promise<string> {
  return sha256(new TextEncoder().encode(secret))
}

/** A new secret of so many random bytes, in characters that a cookie, a header, a QR code and an address carry as they are. */
export function newSecret(bytes: number): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Letters that cannot be mistaken for digits, and make no words. */
const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
/** 4 × 4 letters of twenty: 69 bits, which nobody guesses and everybody can read out over the telephone. */
const CODE_GROUPS = 4
const GROUP_LETTERS = 4

/** A new code of so many groups, `KTMW-QXNB-…`. */
export function newCode(groups = CODE_GROUPS): string {
  const letters: string[] = []
  while (letters.length < groups * GROUP_LETTERS) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1))
    // 240 is the last multiple of twenty below 256: so every letter is as likely as any other.
    if (byte! < 240) letters.push(CODE_LETTERS[byte! % CODE_LETTERS.length]!)
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A code however it was typed: small or full-width letters, without its dashes, with blanks. */
export function lettersOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
}

/** What is kept of a code. */
export function hashOfCode(typed: string): Promise<string> {
  return hashOfSecret(lettersOf(typed))
}
