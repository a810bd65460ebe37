import { css } from 'lit'
import { faceStyles } from '#shared/ui/face.ts'

/** What every part of the pad shares. `--t` is the size of its smallest text; in elder mode never under 28 px. */
export const padStyles = css`
  :host { font-size: var(--t); line-height: 1.35; color: var(--ink); min-height: 0; min-width: 0; }
  h1 { font-size: calc(var(--t) * 1.9); font-weight: 700; line-height: 1.2; outline: none; }
  .second { color: var(--ink-2); }
  button {
    font: inherit; color: var(--ink); background: var(--card); cursor: pointer;
    border: 2px solid var(--line); border-radius: var(--round); min-height: 60px; min-width: 60px;
    touch-action: manipulation; user-select: none; -webkit-tap-highlight-color: transparent;
  }
  button:active, button[aria-pressed='true'] { background: var(--lamp-soft); border-color: var(--lamp); }
  button:focus-visible { outline: 4px solid var(--water); outline-offset: 3px; }
  .pill { border-radius: 999px; padding: 0.5em 1.4em; font-weight: 500; }
  .main { background: var(--water); border-color: var(--water); color: var(--card); font-weight: 600; }
  .main:active { color: var(--ink); }
  ${faceStyles}
`
