import { css } from 'lit'

/** The hue of each level and how its face is drawn with it; how large it is, is up to the element that shows it. */
export const faceStyles = css`
  .face { display: block; fill: none; stroke: var(--hue); stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; }
  .face circle { fill: var(--hue); stroke: none; }
  .face .round { fill: var(--hue-soft); stroke: var(--hue); stroke-width: 4; }
  [data-level='5'], [data-level='4'] { --hue: var(--water); --hue-soft: var(--water-soft); }
  [data-level='3'] { --hue: #55695f; --hue-soft: #edf0ea; }
  [data-level='2'], [data-level='1'] { --hue: #9a4527; --hue-soft: #f7ebe6; }
`
