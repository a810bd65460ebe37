import { css } from 'lit'

/** Looks of the light: sizes come from the division, in ems of the ticket. */
export const nowStyles = css`
  :host {
    position: relative;
    contain: strict;
  }
  ol {
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
    gap: calc(var(--gap) * 0.5);
    height: 100%;
  }
  li {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: space-evenly;
    overflow: hidden;
    font-size: calc(var(--size) * 1px);
    line-height: 1;
    white-space: nowrap;
    contain: strict;
  }
  li:first-child {
    grid-column: span var(--newest, 1);
  }
  .stacked li {
    flex-direction: column;
    justify-content: center;
    gap: 0.16em;
  }
  /* The lamp lies over the card, so that going out is only a change of opacity. */
  li::before {
    content: '';
    position: absolute;
    inset: calc(var(--u) * -0.12);
    background: linear-gradient(to right, var(--lamp) calc(var(--u) * 1), var(--lamp-soft) calc(var(--u) * 1));
    opacity: 0;
    transition: opacity 300ms ease-out;
  }
  li.lit {
    border-color: transparent;
  }
  li.lit::before {
    opacity: 1;
  }
  li > * {
    position: relative;
  }
  .ticket {
    font-weight: 600;
    letter-spacing: -0.02em;
    text-indent: 0.04em;
  }
  .to {
    display: grid;
    justify-items: center;
    gap: 0.05em;
    min-width: 0.9em;
    padding-left: 0.16em;
    border-left: 0.01em solid var(--line);
  }
  .lit .to {
    border-color: var(--lamp-line);
  }
  .number {
    font-size: calc(0.56em * var(--shrink, 1));
    font-weight: 600;
  }
  .say,
  .unit .beside {
    font-size: calc(var(--size) * 0.125px);
  }
  .say {
    line-height: 1.3;
    color: var(--ink-2);
  }
  .unit {
    font-size: 0.14em;
    line-height: 1.3;
    font-weight: 600;
    text-align: center;
  }
  .unit .beside {
    display: block;
  }
  .arrow {
    width: 0.34em;
    height: 0.34em;
    margin-top: 0.02em;
    fill: none;
    stroke: var(--ink);
    stroke-width: 2.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .stacked .to {
    grid-auto-flow: column;
    align-items: center;
    gap: 0.16em;
    padding: 0;
    border: 0;
  }
  .many li {
    justify-content: center;
    gap: 0.34em;
  }
  .many.stacked li {
    gap: 0.1em;
  }
  .many .to {
    grid-template-columns: auto auto;
    column-gap: 0.12em;
    row-gap: 0;
    align-items: center;
    border: 0;
    padding: 0;
  }
  .many .say,
  .many .beside {
    display: none;
  }
  .many .unit {
    grid-area: 2 / 1 / 3 / 3;
    font-size: max(0.16em, calc(var(--u) * 2.2));
  }
  .many.stacked .unit {
    grid-area: auto;
  }
  .many.stacked .unit.first {
    order: -1;
  }
  .empty {
    display: grid;
    place-content: center;
    gap: 0.3em;
    height: 100%;
    color: var(--water);
    font-size: calc(var(--u) * 6);
    font-weight: 600;
    text-align: center;
  }
  .empty .beside {
    display: block;
    font-size: 0.5em;
  }
  .empty b {
    margin-top: 0.2em;
    font-size: 1.5em;
    font-weight: 400;
    color: var(--ink);
  }
`
