import { html, type TemplateResult } from 'lit'
import type { PlainReason } from './hall-plain-page.ts'

/** Nearly every page has its hall by then, and never needs the words for not having it, ms. */
const WORDLESS_MS = 300

let asked = false

/** A page that has nothing of its own to show: empty paper, and a moment later the reason in plain words. */
export function plainPage(
  reason: PlainReason,
  {
    languages = ['zh', 'en'],
    attended = false,
  }: { readonly languages?: readonly string[]; readonly attended?: boolean } = {},
): TemplateResult {
  if (!asked) setTimeout(() => void import('./hall-plain-page.ts'), WORDLESS_MS)
  asked = true
  return html`<hall-plain-page ?attended=${attended} .reason=${reason} .languages=${languages}></hall-plain-page>`
}
