import { encode } from 'uqr'

/** Light modules a scanner needs around the code (ISO/IEC 18004 asks for four). */
export const QUIET_ZONE = 4

/** A QR code as one SVG path in module units, `size` modules wide with its quiet zone. */
export interface QrPath {
  readonly size: number
  readonly d: string
}

/** Draws a text as a QR code with 15 % redundancy: a thumb-marked screen still scans, and the modules stay large. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  let d = ''
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      const from = x
      while (x + 1 < size && row[x + 1]) x++
      d += `M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${x - from + 1}v1h-${x - from + 1}z`
    }
  }
  return { size: size + 2 * QUIET_ZONE, d }
}
