import { css } from 'lit'

/** What every part of the studio shares: office sizes, 16 px up. */
export const studioStyles = css`
  :host { display: block; font-size: 16px; line-height: 1.4; color: var(--ink); min-width: 0; }
  h2 { font-size: 18px; font-weight: 600; color: var(--water); }
  .soft { color: var(--ink-2); }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
  button, .button, select, input { font: inherit; color: inherit; }
  button, .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 44px; padding: 0 16px; border: 1px solid var(--line);
    border-radius: 10px; background: var(--card); cursor: pointer; text-decoration: none; white-space: nowrap;
  }
  button:hover, .button:hover { border-color: var(--water); }
  button:active { background: var(--water-soft); }
  button.main { background: var(--water); border-color: var(--water); color: var(--on-bar); font-weight: 600; }
  button[aria-disabled='true'] { background: transparent; border-color: var(--line); color: var(--ink-2); cursor: default; font-weight: 400; }
  label { display: grid; gap: 2px; color: var(--ink-2); }
  select, input:not([type='checkbox']) { min-height: 44px; min-width: 0; width: 100%; padding: 6px 10px; border: 1px solid var(--rest); border-radius: 10px; background: var(--card); color: var(--ink); }
  :focus-visible { outline: 3px solid var(--water); outline-offset: 2px; }
  .problem { font-weight: 600; }
`
