import { css } from 'lit'

/** A quiet sheet of paper with one card on it: the house's water at the head, and nothing that begs. */
export const signInStyles = css`
  :host { display: grid; min-height: 100%; place-items: center; padding: 24px 16px; background: var(--paper); color: var(--ink); font: 16px/1.5 var(--font); }
  main { width: min(100%, 408px); }
  header { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; margin: 0 4px 14px; }
  .house { font-weight: 700; color: var(--water); letter-spacing: 0.02em; }
  .card { background: var(--card); border: 1px solid var(--line); border-top: 6px solid var(--water); border-radius: 14px; padding: 26px 28px 28px; }
  h1 { font-size: 28px; font-weight: 700; color: var(--water); line-height: 1.25; }
  .lead { margin: 6px 0 20px; color: var(--ink-2); }
  label { display: block; margin-top: 16px; font-weight: 600; }
  input:not([type='checkbox']) { display: block; width: 100%; min-height: 52px; margin-top: 6px; padding: 0 14px; border: 1px solid var(--rest); border-radius: 10px; background: var(--card); color: inherit; font: inherit; font-size: 18px; }
  input.code { font-variant-numeric: tabular-nums; letter-spacing: 0.08em; text-transform: uppercase; }
  .hint { margin-top: 6px; color: var(--ink-2); font-size: 15px; }
  label.show { display: flex; align-items: center; gap: 10px; min-height: 44px; margin-top: 4px; font-weight: 400; color: var(--ink-2); }
  label.show input { width: 20px; height: 20px; accent-color: var(--water); }
  .said { min-height: 24px; margin: 10px 0; color: var(--alert); font-weight: 600; }
  button, a.button { display: flex; align-items: center; justify-content: center; width: 100%; min-height: 52px; margin-top: 10px; padding: 0 18px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); font-size: 17px; text-decoration: none; color: var(--ink); cursor: pointer; }
  .card .first { border-color: var(--water); background: var(--water); color: var(--on-bar); font-weight: 600; font-size: 18px; }
  .card .first[aria-disabled='true'] { background: var(--rest); border-color: var(--rest); cursor: default; }
  header button, button.link { width: auto; min-height: 44px; margin: 0; padding: 0; border: 0; background: none; color: var(--water); font-size: 16px; text-decoration: underline; text-underline-offset: 4px; }
  .foot { margin: 18px 0 0; color: var(--ink-2); font-size: 15px; }
  .role { color: var(--ink-2); margin-bottom: 18px; }
  a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--water); outline-offset: 3px; }
`
