import { css } from 'lit'

/** The pad's frame: who served, which ticket, one step, and what can always be done. */
export const appStyles = css`
  :host { --t: max(16px, 2.6vmin); --round: calc(var(--t) * 0.8); display: block; height: 100%; background: var(--paper); font-family: var(--font); font-variant-numeric: tabular-nums; }
  :host([elder]) { --t: max(28px, 3.4vmin); line-height: 1.4; }
  .screen { height: 100%; display: flex; flex-direction: column; gap: calc(var(--t) * 1.1); padding: 3vmin 3.4vmin; position: relative; overflow: hidden; }
  header { display: flex; align-items: center; gap: calc(var(--t) * 1); min-width: 0; }
  header pad-clerk { flex: 1; }
  .ticket { text-align: end; white-space: nowrap; }
  .ticket b { display: block; font-size: calc(var(--t) * 1.9); font-weight: 700; line-height: 1.1; }
  :host([elder]) .ticket span, :host([elder]) .promise { display: none; }
  :host > hall-freshness-badge { position: fixed; inset: auto 3vmin 3vmin auto; z-index: 1; }
  main { flex: 1; min-height: 0; display: grid; }
  footer { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: calc(var(--t) * 0.8); min-height: 60px; }
  footer .middle { flex: 1; text-align: center; text-wrap: balance; }
  footer .middle:not(:empty) { min-width: min(100%, 9em); }
  footer .pill { flex: none; }
  .alone { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
