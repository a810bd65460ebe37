import { css } from 'lit'

/** The kiosk's frame: who we are, one step, and what can always be done. On paper nothing of it but the receipt. */
export const appStyles = css`
  :host { --t: max(16px, 2.2vmin); --u: calc(var(--t) / 2.2); --round: calc(var(--t) * 0.7); display: block; height: 100%; background: var(--paper); font-family: var(--font); font-variant-numeric: tabular-nums; }
  :host([elder]) { --t: max(28px, 2.75vmin); line-height: 1.4; }
  :host([elder]) .screen { gap: calc(var(--t) * 0.7); }
  :host([elder]) .hall { font-size: calc(var(--t) * 1.2); }
  :host([elder]) hall-clock { --hall-clock-date: none; }
  .screen { height: 100%; display: flex; flex-direction: column; gap: calc(var(--t) * 1.2); padding: 3vmin 4vmin; position: relative; overflow: hidden; }
  /* An emergency stands above all that the kiosk does. */
  .screen > hall-plain-page { --size: min(7vmin, 9vh); --flow: column; --text: 0.5em; position: static; flex: none; margin: -3vmin -4vmin 0; padding: 1.5vmin; }
  .top { display: flex; align-items: baseline; gap: calc(var(--t) * 0.8); white-space: nowrap; }
  /* What has no room beside the name wraps out of sight, whole. */
  .hall { flex: 1; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.35em; height: 1.4em; line-height: 1.4em; font-size: calc(var(--t) * 1.45); font-weight: 600; color: var(--water); overflow: hidden; }
  .hall .name { max-width: 100%; overflow: hidden; text-overflow: ellipsis; }
  .hall small { line-height: 1.2; font-size: calc(var(--t) * 0.95); font-weight: 400; color: var(--ink-2); }
  hall-clock { font-size: calc(var(--t) * 1.7); }
  hall-freshness-badge { font-size: calc(var(--t) * 0.95); align-self: center; }
  main { flex: 1; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; }
  footer { display: flex; align-items: center; gap: calc(var(--t) * 0.7); min-height: 64px; white-space: nowrap; }
  :host([elder]) footer { gap: calc(var(--t) * 0.4); }
  .gap { flex: 1; }
  footer .pill { padding-inline: min(1.6em, 2.2vw); flex: none; }
  .asking { display: grid; justify-items: center; font-size: calc(var(--t) * 1.5); font-weight: 600; background: var(--lamp-soft); border-radius: var(--round); padding: 0.7em; }
  .slow { font-size: calc(var(--t) * 1); font-weight: 400; height: 0; overflow: hidden; animation: slow 1ms 3s forwards; }
  @keyframes slow { to { height: auto; } }
  @media print {
    :host { height: auto; background: none; }
    .screen { display: none; }
  }
`
