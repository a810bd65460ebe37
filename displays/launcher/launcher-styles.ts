import { css } from 'lit'

/** An office page: what to try first on the water's ground, below it the hall's screens, one list to a chapter. */
export const launcherStyles = css`
  :host { display: block; min-height: 100%; background: var(--paper); color: var(--ink); font: 16px/1.5 var(--font); font-variant-numeric: tabular-nums; --u: 9px; }
  .page { max-width: 1240px; margin: 0 auto; padding: 18px 28px 32px; }
  header { display: flex; align-items: center; gap: 6px 18px; flex-wrap: wrap; }
  header h1 { font-size: 28px; font-weight: 700; color: var(--water); line-height: 1.3; }
  header h1 small { font-size: 16px; font-weight: 400; color: var(--ink-2); margin-inline-start: 8px; }
  header .facts { flex: 1; color: var(--ink-2); white-space: nowrap; text-align: end; }
  header .facts b { color: var(--ink); font-size: 20px; font-weight: 600; }
  hall-freshness-badge { font-size: 15px; }
  .lead { font-size: 18px; margin: 2px 0 16px; }
  .lead span { color: var(--ink-2); font-size: 16px; margin-inline-start: 10px; }
  h2 { font-size: 18px; font-weight: 600; color: var(--water); }
  button.language, a.button { min-height: 44px; display: inline-flex; align-items: center; border: 1px solid var(--line); border-radius: 99px; background: var(--card); padding: 0 18px; color: var(--ink); text-decoration: none; cursor: pointer; }
  a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid var(--water); outline-offset: 3px; border-radius: 8px; }
  .first { background: var(--water-soft); border-radius: 18px; padding: 14px 18px 18px; }
  .try { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 14px; margin-top: 10px; }
  .try a { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 12px; color: var(--ink); text-decoration: none; display: grid; grid-template: 'picture step what' 1fr 'picture step name' 1fr / 96px auto minmax(0, 1fr); gap: 0 14px; }
  .try a:hover, .try a:active { border-color: var(--water); }
  .try svg { grid-area: picture; width: 100%; height: 84px; }
  .try .step { grid-area: step; width: 40px; height: 40px; border-radius: 50%; background: var(--water); color: var(--card); font-size: 20px; font-weight: 600; display: grid; place-items: center; align-self: center; }
  .try strong { grid-area: what; font-size: 19px; line-height: 1.25; align-self: end; }
  .try em { grid-area: name; font-style: normal; color: var(--ink-2); }
  svg .screen { fill: var(--card); stroke: var(--water); stroke-width: 2; }
  svg .soft { fill: var(--water-soft); }
  svg .fill { fill: var(--water); }
  svg .lit { fill: var(--lamp); }
  svg .lamp { fill: var(--lamp-soft); }
  svg .line { stroke: var(--rest); stroke-width: 2.5; stroke-linecap: round; fill: none; }
  svg text { fill: var(--ink); font: 700 24px var(--font); }
  svg .small { font-size: 14px; fill: var(--water); }
  .all { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 20px; margin-top: 20px; }
  section { display: flex; flex-direction: column; gap: 8px; }
  /* One card to a chapter, all equally high: the shorter list ends in white, not in a hole. */
  .card { flex: 1; background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--water); border-radius: 14px; padding: 0 18px; }
  article { padding: 12px 0 14px; }
  article + article { border-top: 1px solid var(--line); }
  h3 { font-size: 18px; font-weight: 600; }
  h3 a { color: var(--water); text-underline-offset: 4px; display: inline-block; padding: 8px 0; margin: -8px 0; }
  article p { color: var(--ink-2); text-wrap: pretty; }
  article ul { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
  .chip { min-width: 44px; min-height: 44px; padding: 0 12px; display: inline-grid; place-items: center; border: 1px solid var(--line); border-radius: 10px; color: var(--water); font-weight: 600; text-decoration: none; }
  .chip:hover { background: var(--water-soft); }
  .hint { border: 1px solid var(--rest); border-radius: 14px; padding: 14px 18px; margin: 0 0 18px; background: var(--card); }
  .hint strong { display: block; }
  details { margin-top: 16px; }
  summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; font-weight: 600; color: var(--water); }
  details p { margin-bottom: 8px; color: var(--ink-2); }
  code { display: block; font: 14px/1.5 ui-monospace, Consolas, monospace; background: var(--water-soft); color: var(--ink); border-radius: 8px; padding: 10px 14px; overflow-wrap: anywhere; margin: 6px 0 10px; user-select: all; }
  @media (max-width: 900px) {
    .page { padding: 16px 16px 40px; }
    .first { margin: 0 -16px; padding: 14px 16px 16px; border-radius: 0; }
    .try, .all { grid-template-columns: minmax(0, 1fr); }
    .try { gap: 10px; }
    .try a { grid-template: 'step what picture' auto 'step name picture' auto / auto minmax(0, 1fr) 104px; padding: 12px 14px; }
    .try svg { height: 60px; }
    header .facts { flex-basis: 100%; order: 3; white-space: normal; text-align: start; }
    header h1 { flex: 1; }
    header h1 small { display: block; margin: 0; }
    .lead span { display: block; margin: 4px 0 0; }
  }
`
