import { css } from 'lit'

/** One word large enough for the far side of the room, and below it what a technician wants to know. */
export const voiceStyles = css`
  :host { display: block; min-height: 100%; background: var(--paper); color: var(--ink); line-height: 1.35; }
  main { display: grid; gap: 24px; max-width: 1200px; margin: 0 auto; padding: 32px 40px 40px; }
  header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 20px; }
  h1 { font-size: 24px; font-weight: 600; }
  h2 { font-size: 18px; font-weight: 600; color: var(--ink-2); }
  .zone { font-size: 24px; color: var(--ink-2); }
  hall-freshness-badge { margin-inline-start: auto; font-size: 18px; }
  .state { display: grid; gap: 8px; min-height: 300px; align-content: center; justify-items: center; text-align: center; padding: 32px; border: 1px solid var(--line); border-radius: 20px; background: var(--card); }
  .state strong { font-size: clamp(48px, 9vw, 120px); font-weight: 700; line-height: 1.1; color: var(--water); }
  .state .beside { font-size: 28px; color: var(--ink-2); }
  .state .hint { font-size: 20px; color: var(--ink-2); }
  .state.speaking { background: var(--lamp-soft); border-color: var(--lamp-line); }
  .state.speaking strong { color: var(--ink); }
  .state.blocked strong, .state.noHall strong, .state.unknownZone strong { color: var(--ink); }
  .state.standby strong, .state.starting strong, .state.silent strong, .state.emergency strong { color: var(--rest); }
  .saying { font-size: 30px; font-weight: 600; }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 28px; font-size: 20px; }
  button { min-height: 60px; padding: 0 32px; border: 0; border-radius: 30px; background: var(--water); color: var(--on-bar); font: inherit; font-weight: 600; cursor: pointer; }
  button:focus-visible { outline: 4px solid var(--lamp); outline-offset: 2px; }
  button[disabled] { background: var(--rest); cursor: default; }
  ol { display: grid; gap: 2px; margin-top: 8px; }
  li { display: grid; grid-template-columns: 110px minmax(0, 1fr) auto; gap: 16px; padding: 10px 0; border-top: 1px solid var(--line); font-size: 18px; }
  time { color: var(--ink-2); font-variant-numeric: tabular-nums; }
  .how { font-size: 18px; color: var(--ink-2); }
  .how.failed { color: var(--ink); font-weight: 600; }
  @media (max-width: 700px) { main { padding: 20px; } li { grid-template-columns: 90px minmax(0, 1fr); } .how { grid-column: 2; } }
`
