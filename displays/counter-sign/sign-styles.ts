import { css } from 'lit'

/**
 * Three compositions: bar (LED strip above a counter), wide screen, portrait. `--u` is a hundredth of the short side, so
 * on a bar everything is measured by its height.
 */
export const signStyles = css`
  :host { display: block; height: 100%; contain: strict; background: var(--paper); color: var(--ink); line-height: 1.15; }
  .sign { height: 100%; display: grid; gap: calc(var(--u) * 4); padding: calc(var(--u) * 4); }
  .lead { display: block; }
  .beside { display: block; color: var(--ink-2); font-weight: 400; font-size: 0.56em; line-height: 1.3; }

  .place { grid-area: place; display: grid; align-content: center; justify-items: center; text-align: center; color: var(--water); min-width: 0; }
  .place strong { font-weight: 700; line-height: 0.95; font-variant-numeric: tabular-nums; }
  .place .label { font-weight: 600; }
  .rest .place { color: var(--rest); }

  .main { grid-area: main; position: relative; display: grid; align-content: center; justify-items: center; text-align: center; min-width: 0; overflow: hidden; border: calc(var(--u) * 0.4) solid var(--line); border-radius: calc(var(--u) * 4); background: var(--card); }
  .calling.fresh .main { background: var(--lamp-soft); border-color: var(--lamp-line); }
  .calling.fresh .main::before { content: ''; position: absolute; inset: 0 auto 0 0; width: calc(var(--u) * 3); background: var(--lamp); }
  .ticket { display: flex; align-items: center; font-weight: 700; line-height: 1; letter-spacing: -0.02em; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .dot { padding: 0.04em; margin-left: 0.08em; border-radius: 50%; background: var(--water); }
  .mood { font-weight: 600; }
  .rest .mood { color: var(--rest); font-weight: 500; }
  .note { max-width: 100%; justify-content: center; color: var(--ink); }
  .note > span { padding-bottom: 0.2em; margin-bottom: -0.2em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .calling .arrive { animation: arrive 360ms ease-out; }
  @keyframes arrive { from { transform: translateY(0.12em); } }
  @media (prefers-reduced-motion: reduce) { .calling .arrive { animation: none; } }

  .does { grid-area: does; display: grid; align-content: center; gap: calc(var(--u) * 1.6); min-width: 0; }
  .does li { min-width: 0; font-weight: 500; }
  .rest .does { color: var(--ink-2); font-weight: 400; }
  .does .lead { line-height: 1.25; }
  .does .beside { line-height: 1.4; }
  .does .lead, .does .beside { padding-bottom: 0.2em; margin-bottom: -0.2em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .free { display: flex; align-items: center; gap: 0.4em; color: var(--water); }
  .free svg { flex: none; width: 1.5em; height: 1.5em; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  .free .beside { color: inherit; }
  hall-freshness-badge { position: absolute; left: calc(var(--u) * 75); top: calc(var(--u) * 5.4); max-width: calc(74vw - var(--u) * 84); z-index: 1; }

  /* bar */
  .sign { grid-template: 'place main does' minmax(0, 1fr) / auto minmax(0, 1fr) auto; }
  .place { min-width: calc(var(--u) * 62); font-size: calc(var(--u) * 15); }
  .place strong { font-size: calc(var(--u) * 62); }
  .place.worded { font-size: calc(var(--u) * 24); padding: 0 0.4em; }
  .main { font-size: calc(var(--u) * 12); }
  .ticket { font-size: min(calc(var(--u) * 54), calc((74vw - var(--u) * 84) / var(--ems))); }
  .mood { font-size: min(calc(var(--u) * 32), 8vw); }
  .note { font-size: calc(var(--u) * 9.5); }
  .caption { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: center; gap: 0 0.5em; }
  .caption .beside { font-size: 0.8em; }
  .does { max-width: 26vw; font-size: min(calc(var(--u) * min(12, 41 / var(--rows))), max(calc(var(--u) * 6), calc((26vw - var(--u) * 2) / var(--ems)))); padding-right: calc(var(--u) * 2); }
  hall-freshness-badge { font-size: calc(var(--u) * 5.4); top: calc(var(--u) * 5); }

  /* wide screen */
  @media (max-aspect-ratio: 12/5) {
    .sign { grid-template: 'place main' minmax(0, 1fr) 'does main' auto / 34vw minmax(0, 1fr); padding: calc(var(--u) * 5); gap: calc(var(--u) * 5); }
    .place { min-width: 0; font-size: calc(var(--u) * 8); }
    .place strong { font-size: calc(var(--u) * 44); }
    .place.worded { font-size: calc(var(--u) * 13); }
    .main { font-size: calc(var(--u) * 6.4); gap: calc(var(--u) * 3); border-width: calc(var(--u) * 0.2); }
    .calling.fresh .main::before { width: calc(var(--u) * 1.4); }
    .ticket { font-size: min(calc(var(--u) * 38), calc((66vw - var(--u) * 21) / var(--ems))); }
    .mood { font-size: calc(var(--u) * 19); }
    .note { font-size: calc(var(--u) * 5); }
    .does { max-width: none; font-size: min(calc(var(--u) * 4.2), max(calc(var(--u) * 2.6), calc((34vw - var(--u) * 4) / var(--ems)))); gap: calc(var(--u) * 1.6); padding: 0 calc(var(--u) * 2) calc(var(--u) * 2); }
    .does li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5em; }
    .does .beside { font-size: 0.72em; }
    .does .free { align-items: center; }
    .free > span { display: flex; align-items: baseline; gap: 0.5em; }
    hall-freshness-badge { left: auto; right: calc(var(--u) * 8); top: calc(var(--u) * 8); max-width: calc(66vw - var(--u) * 21); font-size: calc(var(--u) * 2.6); }
  }

  /* portrait */
  @media (max-aspect-ratio: 4/5) {
    .sign { grid-template: 'place' auto 'main' minmax(0, 1fr) 'does' auto / minmax(0, 1fr); padding: calc(var(--u) * 6); }
    hall-freshness-badge { right: calc(var(--u) * 6); top: calc(var(--u) * 3); max-width: calc(var(--u) * 88); font-size: calc(var(--u) * 2.4); }
    .place { padding-top: calc(var(--u) * 4); font-size: calc(var(--u) * 9); }
    .place strong { font-size: min(calc(var(--u) * 42), 23vh); }
    .ticket { font-size: min(calc(var(--u) * 80 / var(--ems)), 20vh); }
    .mood { font-size: calc(var(--u) * 16); }
    .note { flex-direction: column; align-items: center; gap: 0.2em; }
    .does { font-size: min(calc(var(--u) * 5.6), max(calc(var(--u) * 3), calc(var(--u) * 84 / var(--ems)))); }
  }
`
