/** So much of what somebody sent is enough to find it again, UTF-16 units. */
const MOST = 80
/** Kept of its end, where a file says what it is. */
const END = 20

/** Signs that a terminal obeys, or that turn the order of what is read. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A name from outside as it may stand in a line on a terminal: what nobody sees as `\u{202e}`, a long one without its middle. */
export function shown(name: string, most = MOST): string {
  const short = name.length <= most ? name : `${name.slice(0, most - END)}…${name.slice(-END)}`
  return short.replace(UNSEEN, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)
}
