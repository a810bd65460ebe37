import { css } from 'lit'

/** The script on the left, the booth large beside it, what is done now and then below the booth. */
export const appStyles = css`
  :host { display: flex; flex-direction: column; min-height: 100%; padding: 10px 16px 16px; background: var(--paper); font-family: var(--font); font-variant-numeric: tabular-nums; }
  :host([data-dragging]) { box-shadow: inset 0 0 0 4px var(--water); }
  header { display: flex; align-items: center; gap: 8px 14px; flex-wrap: wrap; margin-bottom: 10px; }
  h1 { font-size: 26px; font-weight: 700; color: var(--water); line-height: 1.3; flex: 1; }
  h1 small { font-size: 16px; font-weight: 400; color: var(--ink-2); margin-inline-start: 8px; white-space: nowrap; }
  .progress { display: flex; align-items: center; gap: 12px; }
  progress { width: 130px; height: 10px; appearance: none; border: 0; border-radius: 5px; overflow: hidden; background: var(--line); }
  progress::-webkit-progress-bar { background: var(--line); }
  progress::-webkit-progress-value { background: var(--water); }
  progress::-moz-progress-bar { background: var(--water); }
  header label { display: flex; align-items: center; gap: 8px; white-space: nowrap; }
  .trouble { margin: 0 0 10px; padding: 8px 14px; border-radius: 10px; background: var(--lamp-soft); border: 1px solid var(--lamp-line); font-weight: 600; }
  main { flex: 1; display: grid; gap: 14px; grid-template: 'lines booth booth' 1fr 'lines call pack' auto 'lines import import' auto / minmax(250px, 330px) minmax(0, 1fr) minmax(0, 1fr); }
  .lines { grid-area: lines; position: sticky; top: 10px; height: calc(100vh - 84px); min-height: 300px; }
  .booth { grid-area: booth; }
  .call { grid-area: call; }
  .pack { grid-area: pack; }
  .import { grid-area: import; }
  section { min-width: 0; }
  @media (max-width: 900px) {
    main { grid-template: 'booth' auto 'lines' 360px 'call' auto 'pack' auto 'import' auto / minmax(0, 1fr); }
    .lines { position: relative; height: 360px; }
  }
`
