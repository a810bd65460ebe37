import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Arrow } from '#shared/domain/queue/config.ts'
import { boardWords } from './words.ts'

/** Where to walk from this board, drawn by the style sheet; nothing where the hall configured no arrow. */
export function arrowIcon(arrow: Arrow, language: string): TemplateResult | typeof nothing {
  if (arrow === 'none') return nothing
  return html`<svg class=${`arrow ${arrow}`} viewBox="0 0 24 24" role="img" aria-label=${boardWords(language).arrow[arrow]}><path /></svg>`
}
