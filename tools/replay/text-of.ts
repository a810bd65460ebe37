/** Encodings queue logs come in, the strict ones first: a Chinese Windows saves GBK, an old European one takes any byte. */
const ENCODINGS = ['utf-8', 'gb18030', 'windows-1252'] as const

/** Excel's "Unicode text" begins so. */
const UTF16_MARK = [0xff, 0xfe]

/** The text of a log in whichever encoding it was saved: names stay apart, even where they cannot be read. */
export function textOf(bytes: Uint8Array): string {
  if (UTF16_MARK.every((byte, place) => bytes[place] === byte)) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one.
    }
  }
  return new TextDecoder('utf-8').decode(bytes)
}
