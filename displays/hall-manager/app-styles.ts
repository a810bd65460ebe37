import { css } from 'lit'

/**
 * One quiet page: what is going on in the hall first, read in passing from two metres; the ratings beside the counters;
 * devices below. In portrait one after another.
 */
export const appStyles = css`
  :host { display: block; min-height: 100%; padding: 10px 16px 16px; background: var(--paper); font-family: var(--font); font-variant-numeric: tabular-nums; }
  main { display: grid; gap: 16px 20px; grid-template: 'lines lines' auto 'counters ratings' auto 'follow ratings' 1fr 'devices devices' auto / minmax(0, 1.55fr) minmax(340px, 1fr); margin: 10px 0 18px; align-items: start; }
  .lines { grid-area: lines; }
  .counters { grid-area: counters; }
  .ratings { grid-area: ratings; }
  .follow { grid-area: follow; }
  .devices { grid-area: devices; display: grid; gap: 16px; }
  section:focus { outline: none; }
  section { scroll-margin-top: 8px; min-width: 0; }
  .elsewhere { display: grid; place-content: center; gap: 16px; justify-items: center; text-align: center; min-height: 60vh; font-size: 18px; }
  .elsewhere h1 { font-size: 28px; font-weight: 600; color: var(--water); }
  .elsewhere a { color: var(--water); }
  @media (max-width: 1000px) {
    main { grid-template: 'lines' auto 'counters' auto 'ratings' auto 'follow' auto 'devices' auto / minmax(0, 1fr); }
  }
`
