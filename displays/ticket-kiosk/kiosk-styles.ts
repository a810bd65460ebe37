import { css } from 'lit'

/**
 * What every part of the kiosk shares. `--t` is the size of its smallest text: it grows with the screen's short side,
 * and in elder mode never falls under 28 px. In `vmin`, because a kiosk is the whole screen and walls run Chromium 90.
 */
export const kioskStyles = css`
  :host { font-size: var(--t); line-height: 1.35; color: var(--ink); }
  h1 { font-size: calc(var(--t) * 2.1); font-weight: 700; line-height: 1.25; outline: none; }
  header p, .second { color: var(--ink-2); }
  button {
    font: inherit; color: var(--ink); background: var(--card); text-align: start; cursor: pointer;
    border: 2px solid var(--line); border-radius: var(--round); min-height: 64px; min-width: 64px;
    touch-action: manipulation; user-select: none; -webkit-tap-highlight-color: transparent;
  }
  button:active, button[data-pressed] { background: var(--lamp-soft); border-color: var(--lamp); box-shadow: inset 0.5em 0 var(--lamp); }
  button:focus-visible { outline: 4px solid var(--water); outline-offset: 3px; }
  button[disabled] { cursor: default; }
  .pill { border-radius: 999px; padding: 0.5em 1.4em; text-align: center; font-weight: 500; }
  .main { background: var(--water); border-color: var(--water); color: var(--card); font-weight: 600; }
  .main:active { color: var(--ink); }
  .alone { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
