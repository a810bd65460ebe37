import { css, svg, type SVGTemplateResult } from 'lit'
import type { Level } from '#shared/domain/evaluation/levels.ts'

/** What each face does with brows, eyes and mouth: told apart by shape, for whoever sees no colours. */
const FEATURES: Readonly<Record<Level, SVGTemplateResult>> = {
  5: svg`<path d="M27 42q6-9 12 0M61 42q6-9 12 0M28 60q22 26 44 0"></path>`,
  4: svg`<circle cx="33" cy="41" r="4.5"></circle><circle cx="67" cy="41" r="4.5"></circle><path d="M31 62q19 15 38 0"></path>`,
  3: svg`<circle cx="33" cy="42" r="4.5"></circle><circle cx="67" cy="42" r="4.5"></circle><path d="M32 66h36"></path>`,
  2: svg`<circle cx="33" cy="42" r="4.5"></circle><circle cx="67" cy="42" r="4.5"></circle><path d="M32 71q18-14 36 0"></path>`,
  1: svg`<path d="M24 31l17 8M76 31l-17 8"></path><circle cx="35" cy="46" r="4.5"></circle><circle cx="65" cy="46" r="4.5"></circle><path d="M31 75q19-22 38 0"></path>`,
}

/** The hue of each level and how its face is drawn with it; how large it is, is up to the element that shows it. */
export const faceStyles = css`
  .face { display: block; fill: none; stroke: var(--hue); stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; }
  .face circle { fill: var(--hue); stroke: none; }
  .face .round { fill: var(--hue-soft); stroke: var(--hue); stroke-width: 4; }
  [data-level='5'], [data-level='4'] { --hue: var(--water); --hue-soft: var(--water-soft); }
  [data-level='3'] { --hue: #55695f; --hue-soft: #edf0ea; }
  [data-level='2'], [data-level='1'] { --hue: #9a4527; --hue-soft: #f7ebe6; }
`

/** The face of a level, drawn by us; an element that shows it wears `faceStyles`. */
export function faceOf(level: Level): SVGTemplateResult {
  return svg`<svg class="face" data-level=${level} viewBox="0 0 100 100" aria-hidden="true"><circle class="round" cx="50" cy="50" r="46"></circle>${FEATURES[level]}</svg>`
}
