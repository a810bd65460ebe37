import { svg, type SVGTemplateResult } from 'lit/html.js'
import type { Level } from '#shared/domain/evaluation/levels.ts'

/** What each face does with brows, eyes and mouth: told apart by shape, for whoever sees no colours. */
const FEATURES: Readonly<Record<Level, SVGTemplateResult>> = {
  5: svg`<path d="M27 42q6-9 12 0M61 42q6-9 12 0M28 60q22 26 44 0"></path>`,
  4: svg`<circle cx="33" cy="41" r="4.5"></circle><circle cx="67" cy="41" r="4.5"></circle><path d="M31 62q19 15 38 0"></path>`,
  3: svg`<circle cx="33" cy="42" r="4.5"></circle><circle cx="67" cy="42" r="4.5"></circle><path d="M32 66h36"></path>`,
  2: svg`<circle cx="33" cy="42" r="4.5"></circle><circle cx="67" cy="42" r="4.5"></circle><path d="M32 71q18-14 36 0"></path>`,
  1: svg`<path d="M24 31l17 8M76 31l-17 8"></path><circle cx="35" cy="46" r="4.5"></circle><circle cx="65" cy="46" r="4.5"></circle><path d="M31 75q19-22 38 0"></path>`,
}

/** The face of a level, drawn by us; an element that shows it wears `faceStyles`. */
export function faceOf(level: Level): SVGTemplateResult {
  return svg`<svg class="face" data-level=${level} viewBox="0 0 100 100" aria-hidden="true"><circle class="round" cx="50" cy="50" r="46"></circle>${FEATURES[level]}</svg>`
}
