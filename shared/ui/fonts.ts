import typeface from '@fontsource-variable/noto-sans-sc/index.css?url'
import { bringTroubleWords } from './trouble-words.ts'

/**
 * Brings the house's typeface, slice by slice as characters are needed. Asked for after the page has its script, so
 * that no wall stays white for a font: text is painted in a system face first and changes over.
 *
 * @param said all that this screen may say (texts, dictionaries): some of it first once the line is gone, when no slice can
 * be fetched any more
 */
export function loadFonts(said?: unknown): void {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = typeface
  link.addEventListener('load', () => {
    // A slice that does not come leaves its characters to the system's face.
    bringTroubleWords(said).catch(() => {})
  })
  document.head.append(link)
}
