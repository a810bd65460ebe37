import { css } from 'lit'

/** What every part of the page shares: office sizes from 16 px up; what is read in passing from two metres is `.far`. */
export const managerStyles = css`
  :host { display: block; font-size: 16px; line-height: 1.4; color: var(--ink); min-width: 0; }
  h2 { display: flex; align-items: baseline; gap: 12px; font-size: 18px; font-weight: 600; color: var(--water); }
  h2 small, .soft { color: var(--ink-2); font-weight: 400; }
  h2 small { font-size: 16px; }
  h3 { font-size: 16px; font-weight: 600; }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
  .far { font-size: 54px; font-weight: 650; line-height: 1; letter-spacing: 0; }
  .number { font-weight: 650; }
  .late { display: inline-block; padding: 0 5px 1px; border-radius: 8px; background: var(--ink); color: var(--card); font-weight: 600; white-space: nowrap; }
  .line { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  button, .button, select, input, textarea { font: inherit; color: inherit; }
  .button { display: inline-flex; align-items: center; }
  button, .button {
    min-width: 44px; min-height: 44px; padding: 0 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--card);
    cursor: pointer; touch-action: manipulation; -webkit-tap-highlight-color: transparent; text-decoration: none;
  }
  button:hover, .button:hover { border-color: var(--water); }
  button:active { background: var(--water-soft); }
  button.main { background: var(--water); border-color: var(--water); color: var(--on-bar); font-weight: 600; }
  button[aria-disabled='true'] { background: transparent; border-color: var(--line); color: var(--rest); cursor: default; font-weight: 400; }
  select, input, textarea { min-height: 44px; padding: 8px 12px; border: 1px solid var(--rest); border-radius: 10px; background: var(--card); width: 100%; }
  textarea { display: block; resize: vertical; min-height: 64px; line-height: 1.4; }
  :focus-visible { outline: 3px solid var(--water); outline-offset: 2px; }
  .face { display: block; flex: none; width: 24px; height: 24px; fill: none; stroke: var(--hue); stroke-width: 6; stroke-linecap: round; stroke-linejoin: round; }
  .face circle { fill: var(--hue); stroke: none; }
  .face .round { fill: none; stroke: var(--hue); stroke-width: 5; }
  [data-level] { --hue: var(--ink-2); }
  .problem { color: var(--ink); font-weight: 600; }
`
