import { css } from 'lit'

/** What every part of the console shares: office sizes in px, 16 and up; white cards on paper, hairlines instead of shadows. */
export const consoleStyles = css`
  * { box-sizing: border-box; margin: 0; padding: 0; }
  :host { display: block; font-size: 16px; line-height: 1.35; color: var(--ink); }
  :host([hidden]) { display: none; }
  ul, ol { list-style: none; }
  h1, h2, h3 { font-size: inherit; font-weight: 600; }
  button, input { font: inherit; color: inherit; }
  button {
    position: relative; min-width: 44px; min-height: 44px; padding: 0 14px; border: 1px solid var(--line); border-radius: 10px;
    background: var(--card); cursor: pointer; touch-action: manipulation; user-select: none; -webkit-tap-highlight-color: transparent;
    transition: background-color 120ms, border-color 120ms;
  }
  button:hover { border-color: var(--water); }
  button:active { background: var(--water-soft); }
  button[aria-disabled='true'] { background: transparent; border-color: var(--line); color: var(--rest); cursor: default; }
  :focus-visible { outline: 3px solid var(--water); outline-offset: 2px; }
  kbd {
    font: inherit; font-size: 16px; font-weight: 400; line-height: 22px; min-width: 24px; padding: 0 5px; border: 1px solid currentcolor; border-radius: 5px;
    text-align: center; opacity: 0.86;
  }
  .number { font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: 0; }
  .soft { color: var(--ink-2); }
  .line { padding-bottom: 0.2em; margin-bottom: -0.2em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  @media (hover: none) and (pointer: coarse) { kbd { display: none; } }
  @media (prefers-reduced-motion: reduce) { button { transition: none; } }
`

/** How the options of a sheet stand: large, in as many columns as fit. */
export const sheetStyles = css`
  :host { display: flex; flex-direction: column; gap: 10px; min-height: 0; overflow-y: auto; padding: 6px; margin: -6px; }
  header { display: flex; align-items: center; justify-content: space-between; gap: 16px; }
  header button { display: flex; align-items: center; gap: 10px; }
  header h2 { font-size: 18px; }
  h3 { font-size: 16px; font-weight: 400; color: var(--ink-2); }
  .options { display: grid; grid-template-columns: repeat(auto-fill, minmax(156px, 1fr)); gap: 8px; }
  .options button { display: flex; align-items: center; gap: 8px; min-height: 64px; padding: 4px 8px; text-align: start; font-weight: 500; line-height: 1.25; }
  .options kbd { flex: none; }
  .options span { min-width: 0; }
  .options small { display: block; font-size: 16px; font-weight: 400; color: var(--ink-2); }
  .options button[aria-disabled='true'] small { color: inherit; }
`
