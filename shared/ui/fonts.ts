import typeface from '@fontsource-variable/noto-sans-sc/index.css?url'

/**
 * Brings the house's typeface, slice by slice as characters are needed. Asked for after the page has its script, so
 * that no wall stays white for a font: text is painted in a system face first and changes over.
 */
export function loadFonts(): void {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = typeface
  document.head.append(link)
}
