import { css } from 'lit'

/** How the queue beside the desk looks: loads in one row, three tabs, rows that breathe. */
export const listStyles = css`
  .loads { display: flex; gap: 4px 20px; padding: 0 4px 10px; flex-wrap: wrap; }
  .loads li { display: flex; align-items: baseline; gap: 8px; min-width: 0; }
  .loads b { font-size: 20px; }
  .loads .others { color: var(--ink-2); }
  .loads .others b { font-weight: 400; }
  .tabs { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
  .tabs button { display: flex; align-items: center; justify-content: space-between; gap: 6px; min-height: 48px; border-radius: 10px 10px 0 0; border-bottom: 0; background: transparent; color: var(--ink-2); }
  .tabs [aria-selected='true'] { background: var(--card); color: var(--ink); font-weight: 600; box-shadow: inset 0 3px var(--water); }
  .tabs b { font-size: 20px; margin-inline-start: 2px; }
  .panel { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; border: 1px solid var(--line); border-radius: 0 0 12px 12px; background: var(--card); }
  .panel li { display: grid; grid-template-columns: 76px minmax(0, 1fr) auto auto; align-items: center; gap: 12px; min-height: 60px; padding: 6px 10px 6px 18px; border-top: 1px solid var(--line); }
  .panel li:first-child { border-top: 0; }
  .panel li > b { font-size: 24px; }
  .panel .next { background: var(--water-soft); }
  .what { min-width: 0; }
  .what .line, .what small { display: block; font-size: 16px; }
  .waited { color: var(--ink-2); white-space: nowrap; }
  .do { display: flex; gap: 6px; }
  .do button { min-height: 48px; padding: 0 12px; white-space: nowrap; }
  @media (pointer: coarse) {
    .tabs button, .do button { min-width: 60px; min-height: 60px; }
    .do { gap: 8px; }
    .panel li { min-height: 72px; }
  }
  @media (min-width: 1600px) and (min-height: 900px) { .panel li { min-height: 68px; grid-template-columns: 96px minmax(0, 1fr) auto auto; } .panel li > b { font-size: 28px; } .waited, .what .line { font-size: 18px; } }
  @media (max-width: 560px) { .tabs kbd { display: none; } .panel li { grid-template-columns: 64px minmax(0, 1fr) auto; gap: 8px; padding-inline-start: 10px; } .waited { grid-row: 2; grid-column: 2; } .do { grid-row: 1 / 3; grid-column: 3; } }
  .empty { padding: 28px 18px; color: var(--ink-2); }
`
