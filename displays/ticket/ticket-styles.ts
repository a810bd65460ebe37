import { css } from 'lit'

/** A phone page in one hand: the number, the state, one figure, one thing to do. Called: the whole page is the lamp. */
export const ticketStyles = css`
  :host { box-sizing: border-box; display: flex; flex-direction: column; min-height: 100%; padding: 20px 24px max(24px, env(safe-area-inset-bottom)); background: var(--paper); color: var(--ink); font: 17px/1.45 var(--font); font-variant-numeric: tabular-nums; }
  header { display: flex; align-items: center; gap: 12px; min-height: 44px; }
  header p { flex: 1; font-weight: 600; color: var(--water); }
  header button { min-height: 44px; border: 0; background: none; padding: 0 4px 0 12px; color: var(--ink-2); }
  main { flex: 1; display: flex; flex-direction: column; justify-content: center; text-align: center; gap: 6px; padding: 16px 0; max-width: 520px; width: 100%; margin: 0 auto; }
  .label { color: var(--ink-2); }
  .number { font-size: min(31vw, 150px); line-height: 1.05; font-weight: 700; letter-spacing: -0.02em; }
  .number.long { font-size: min(25vw, 120px); }
  .small { font-size: 44px; line-height: 1.15; font-weight: 700; }
  .service { font-size: 20px; font-weight: 600; color: var(--water); }
  h1 { font-size: 30px; line-height: 1.25; font-weight: 700; }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 20px min(20px, 3vw); margin-top: 18px; }
  .card h1 { font-size: 22px; margin-bottom: 12px; }
  dl { display: grid; grid-template-columns: minmax(max-content, 1fr) minmax(max-content, 1.35fr); }
  dl > div + div { border-inline-start: 1px solid var(--line); }
  dt { color: var(--ink-2); font-size: 15px; }
  dd { font-size: min(24px, 5.2vw); font-weight: 600; line-height: 42px; white-space: nowrap; }
  dd b { font-size: 40px; }
  .hint { color: var(--ink-2); margin-top: 14px; text-wrap: balance; }
  .near { color: var(--ink); font-weight: 600; }
  .alarm { margin: 0 -24px; padding: 12px 24px 14px; background: var(--alert); color: var(--card); font-size: 20px; }
  .alarm strong { display: block; font-size: 30px; }
  .badge { align-self: center; border: 1px solid var(--ink-2); border-radius: 99px; padding: 4px 14px; font-size: 15px; background: var(--card); margin: 6px auto 0; }
  footer { display: grid; gap: 10px; max-width: 520px; width: 100%; margin: 0 auto; text-align: center; }
  footer p { color: var(--ink-2); }
  footer strong { font-size: 20px; color: var(--ink); display: block; }
  .act { min-height: 52px; border-radius: 26px; border: 1px solid var(--ink-2); background: var(--card); padding: 8px 20px; font-weight: 500; cursor: pointer; touch-action: manipulation; }
  .act.stay { background: var(--water); border-color: var(--water); color: var(--card); font-weight: 600; }
  .quiet { border-color: transparent; background: none; color: var(--ink-2); text-decoration: underline; text-underline-offset: 4px; }
  .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
  button:focus-visible { outline: 3px solid var(--water); outline-offset: 3px; }
  button[disabled] { opacity: 0.6; }
  .mark { width: 72px; height: 72px; margin: 0 auto 12px; fill: none; stroke: var(--water); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
  :host([data-face='called']) { background: var(--lamp); --ink: #10302f; color: var(--ink); }
  :host([data-face='called']) header p, :host([data-face='called']) header button, :host([data-face='called']) .label { color: var(--ink); }
  :host([data-face='called'][data-freshness='stale']), :host([data-face='called'][data-freshness='offline']) { background: var(--paper); }
  .counter { display: grid; justify-items: center; }
  .counter b { font-size: min(62vw, 300px); line-height: 0.98; font-weight: 700; }
  .counter b.words { font-size: min(17vw, 80px); line-height: 1.15; padding: 0.4em 0; }
  .counter span { font-size: 30px; font-weight: 600; }
  @media (orientation: landscape) and (max-height: 500px) {
    .number { font-size: 72px; }
    .counter b { font-size: 120px; }
  }
  @media (prefers-reduced-motion: no-preference) {
    :host { transition: background-color 400ms ease-out; }
  }
`
