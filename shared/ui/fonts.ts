/**
 * Brings the house's typeface, slice by slice as characters are needed. Asked for after the page has its script, so
 * that no wall stays white for a font: text is painted in a system face first and changes over.
 */
export async function loadFonts(): Promise<void> {
  await import('@fontsource-variable/noto-sans-sc')
}
