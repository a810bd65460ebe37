import { css } from 'lit'

/** One line, large enough to be read from an arm's length; the light above it says when to speak. */
export const boothStyles = css`
  :host { height: 100%; }
  .card { padding: 10px 20px 14px; display: grid; gap: 8px; height: 100%; min-height: 316px; grid-template-rows: auto 1fr auto auto auto; }
  .top { display: flex; align-items: center; gap: 12px; min-height: 44px; }
  .light { display: flex; align-items: center; gap: 10px; font-size: 20px; font-weight: 600; flex: 1; }
  .light i { flex: none; width: 18px; height: 18px; border-radius: 50%; border: 2px solid var(--rest); }
  [data-step='recording'] .light i { background: var(--lamp); border-color: var(--lamp); }
  [data-step='attention'] .light i { background: var(--lamp-soft); border-color: var(--lamp); }
  .script { align-self: center; display: grid; gap: 8px; }
  .line { text-align: center; font-size: clamp(24px, 3.2vh, 36px); color: var(--ink-2); line-height: 1.5; overflow-wrap: anywhere; }
  .line mark { display: inline-block; margin: 0 6px; padding: 0 14px; border-radius: 14px; background: var(--water-soft); color: var(--ink); font-size: clamp(44px, 6.5vh, 80px); font-weight: 650; line-height: 1.35; vertical-align: middle; }
  [data-step='recording'] .line mark { background: var(--lamp-soft); }
  .hint { text-align: center; min-height: 23px; }
  .said { min-height: 46px; text-align: center; }
  .said code { display: block; user-select: all; overflow-wrap: anywhere; font: 14px/1.4 ui-monospace, Consolas, monospace; }
  .level { display: flex; align-items: center; gap: 10px; color: var(--ink-2); font-size: 14px; }
  .track { flex: 1; height: 12px; border-radius: 6px; overflow: hidden; background: linear-gradient(90deg, var(--line) 90%, var(--lamp) 90%); }
  .track i { display: block; height: 100%; background: var(--water); transform-origin: left; transform: scaleX(0); }
  .keys { display: flex; flex-wrap: wrap; gap: 8px; justify-content: center; }
  .keys .main { min-width: 150px; }
  kbd { font: 13px/1.3 var(--font); padding: 1px 6px; border: 1px solid currentcolor; border-radius: 5px; }
  label { display: flex; align-items: center; gap: 8px; white-space: nowrap; max-width: 300px; }
`
