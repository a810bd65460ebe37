import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit/html.js'
import type { Arrow } from '#shared/domain/queue/config.ts'
import { boardWords } from './words.ts'

const SHAPES: Record<Exclude<Arrow, 'none'>, SVGTemplateResult> = {
  left: svg`<path d="M20 12H5M11 6l-6 6 6 6"/>`,
  right: svg`<path d="M4 12h15M13 6l6 6-6 6"/>`,
  straight: svg`<path d="M12 20V5M6 11l6-6 6 6"/>`,
  // Stairs, and then up: an arrow that only points upwards means straight on.
  up: svg`<path d="M3 20h5v-5h5v-5h4M17 10V3M13.5 6.5 17 3l3.5 3.5"/>`,
}

/** Where to walk from this board, drawn; nothing where the hall configured no arrow. */
export function arrowIcon(arrow: Arrow, language: string): TemplateResult | typeof nothing {
  if (arrow === 'none') return nothing
  return html`<svg class="arrow" viewBox="0 0 24 24" role="img" aria-label=${boardWords(language).arrow[arrow]}>${SHAPES[arrow]}</svg>`
}
