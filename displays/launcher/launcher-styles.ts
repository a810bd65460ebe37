import { css } from 'lit'

/** An office page: white cards on paper, hairlines, one row to try first. */
export const launcherStyles = css`
  :host { display: block; min-height: 100%; background: var(--paper); color: var(--ink); font: 16px/1.5 var(--font); font-variant-numeric: tabular-nums; --u: 9px; }
  .page { max-width: 1180px; margin: 0 auto; padding: 24px 28px 48px; }
  header { display: flex; align-items: center; gap: 6px 18px; flex-wrap: wrap; }
  header h1 { font-size: 26px; font-weight: 700; color: var(--water); line-height: 1.3; }
  header h1 small { font-size: 16px; font-weight: 400; color: var(--ink-2); margin-inline-start: 8px; }
  header .facts { flex: 1; color: var(--ink-2); white-space: nowrap; }
  header .facts b { color: var(--ink); font-weight: 600; }
  hall-freshness-badge { font-size: 15px; }
  .lead { font-size: 18px; margin: 6px 0 20px; }
  .lead span { color: var(--ink-2); font-size: 16px; margin-inline-start: 10px; }
  h2 { font-size: 18px; font-weight: 600; margin: 26px 0 10px; }
  button.language, a.button { min-height: 44px; display: inline-flex; align-items: center; border: 1px solid var(--line); border-radius: 99px; background: var(--card); padding: 0 18px; color: var(--ink); text-decoration: none; cursor: pointer; }
  a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid var(--water); outline-offset: 3px; border-radius: 8px; }
  .try { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; }
  .try a { background: var(--card); border: 2px solid var(--water); border-radius: 14px; padding: 14px 18px 16px; color: var(--ink); text-decoration: none; display: grid; grid-template: 'picture picture' auto 'step what' auto 'step name' auto / auto minmax(0, 1fr); gap: 0 14px; }
  .try a:hover, .try a:active { background: var(--water-soft); }
  .try svg { grid-area: picture; width: 100%; height: 120px; background: var(--water-soft); border-radius: 8px; margin-bottom: 12px; }
  .try .step { grid-area: step; width: 44px; height: 44px; border-radius: 50%; background: var(--water); color: var(--card); font-size: 22px; font-weight: 600; display: grid; place-items: center; align-self: center; }
  .try strong { grid-area: what; font-size: 20px; line-height: 1.3; }
  .try em { grid-area: name; font-style: normal; color: var(--ink-2); }
  svg .screen { fill: var(--card); stroke: var(--water); stroke-width: 2; }
  svg .soft { fill: var(--water-soft); }
  svg .fill { fill: var(--water); }
  svg .lit { fill: var(--lamp); }
  svg .lamp { fill: var(--lamp-soft); }
  svg .line { stroke: var(--rest); stroke-width: 2.5; stroke-linecap: round; fill: none; }
  svg text { fill: var(--ink); font: 700 24px var(--font); }
  svg .small { font-size: 14px; fill: var(--water); }
  .all { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 16px; }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 16px 18px; margin-bottom: 12px; }
  .card h3 { font-size: 18px; font-weight: 600; }
  .card h3 a { color: var(--water); text-underline-offset: 4px; display: inline-block; padding: 4px 0; }
  .card p { color: var(--ink-2); }
  .card ul { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
  .chip { min-width: 44px; min-height: 44px; padding: 0 12px; display: inline-grid; place-items: center; border: 1px solid var(--line); border-radius: 10px; color: var(--water); font-weight: 600; text-decoration: none; }
  .chip:hover { background: var(--water-soft); }
  .hint { border: 1px solid var(--rest); border-radius: 14px; padding: 14px 18px; margin: 0 0 18px; background: var(--card); }
  .hint strong { display: block; }
  details { border-top: 1px solid var(--line); margin-top: 24px; padding-top: 8px; }
  summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; font-weight: 600; color: var(--water); }
  details p { margin-bottom: 8px; color: var(--ink-2); }
  code { display: block; font: 14px/1.5 ui-monospace, Consolas, monospace; background: var(--water-soft); color: var(--ink); border-radius: 8px; padding: 10px 14px; overflow-wrap: anywhere; margin: 6px 0 10px; user-select: all; }
  @media (max-width: 760px) {
    .page { padding: 16px 16px 40px; }
    .try, .all { grid-template-columns: minmax(0, 1fr); }
    .try a { grid-template: 'step what picture' auto 'step name picture' auto / auto minmax(0, 1fr) 104px; padding: 14px; }
    .try svg { height: 64px; margin: 0; }
    header .facts { flex-basis: 100%; order: 3; white-space: normal; }
    header h1 { flex: 1; }
    header h1 small { display: block; margin: 0; }
    .lead span { display: block; margin: 4px 0 0; }
  }
`
