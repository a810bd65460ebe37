import type { HallPlainPage } from './hall-plain-page.ts'
import type { PlainReason } from './plain-words.ts'

/** Nearly every page has its hall by then, and never needs the words for not having it, ms. */
const WORDLESS_MS = 600

interface PlainPageOptions {
  readonly languages?: readonly string[]
  readonly attended?: boolean
}

let page: HallPlainPage | null = null

/**
 * A page that has nothing of its own to show: empty paper, and a moment later the reason in plain words. In an emergency
 * they come at once.
 */
export function plainPage(
  reason: PlainReason,
  { languages = ['zh', 'en'], attended = false }: PlainPageOptions = {},
): HTMLElement {
  if (!page) {
    const made = document.createElement('hall-plain-page')
    page = made
    setTimeout(() => bringWords(made), reason === 'emergency' ? 0 : WORDLESS_MS)
  }
  return Object.assign(page, { reason, languages, attended })
}

/** Only where the page still stands: one that has its hall by now does without, and is made anew if it loses it. */
function bringWords(made: HTMLElement): void {
  if (made.isConnected) void import('./hall-plain-page.ts')
  else page = null
}
