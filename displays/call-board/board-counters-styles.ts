import { css } from 'lit'

/** Looks of the counters: every size is a part of the height of a row. */
export const counterStyles = css`
  :host {
    contain: strict;
    border: calc(var(--u) * 0.12) solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
  }
  ol {
    display: grid;
    grid-auto-flow: column;
    grid-template-rows: repeat(var(--rows), minmax(0, 1fr));
    grid-auto-columns: minmax(0, 1fr);
    height: 100%;
    --row: min(calc(var(--u) * 9), calc(var(--u) * var(--board-counters-height, 60) / var(--rows)));
  }
  li {
    position: relative;
    display: grid;
    --label: calc(var(--row) * 0.56 * var(--number) + var(--u) * 2.5 * var(--words));
    grid-template-columns: minmax(max(var(--row) * 1.5, var(--label)), auto) auto minmax(0, 1fr);
    gap: calc(var(--row) * 0.24);
    align-items: center;
    padding: 0 calc(var(--u) * 2.4);
    border-top: calc(var(--u) * 0.12) solid var(--line);
    white-space: nowrap;
    overflow: hidden;
  }
  li.top {
    border-top-color: transparent;
  }
  li::before {
    content: '';
    position: absolute;
    inset: 0;
    background: linear-gradient(to right, var(--lamp) calc(var(--u) * 0.7), var(--lamp-soft) calc(var(--u) * 0.7));
    opacity: 0;
    transition: opacity 300ms ease-out;
  }
  li.lit::before {
    opacity: 1;
  }
  li > * {
    position: relative;
  }
  .counter {
    font-size: calc(var(--row) * 0.56);
    font-weight: 600;
    color: var(--water);
  }
  .counter small {
    margin-left: 0.12em;
    font-size: calc(var(--u) * 2.5);
    font-weight: 400;
    color: var(--ink-2);
  }
  strong {
    font-size: calc(var(--row) * 0.64);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  strong.words {
    font-weight: 400;
    font-size: calc(var(--row) * 0.5);
    letter-spacing: 0;
  }
  /* From below: what goes on, above it the service. A name too long for its row wraps out of sight, whole. */
  .state {
    align-self: stretch;
    display: flex;
    flex-flow: column-reverse wrap;
    justify-content: center;
    min-height: 0;
    padding-bottom: 0.1em;
    column-gap: calc(var(--u) * 2.4);
    line-height: 1.15;
    color: var(--ink-2);
    text-align: right;
  }
  .state span {
    width: 100%;
  }
  .service {
    order: 1;
    white-space: normal;
  }
  .lit .come {
    font-weight: 600;
    color: var(--ink);
  }
  .rest .counter,
  .rest strong {
    color: var(--rest);
  }
  ol.two {
    --row: min(calc(var(--u) * var(--board-counters-row, 6)), calc(var(--u) * var(--board-counters-height, 60) / var(--rows)));
  }
  .two li {
    grid-template-columns: minmax(var(--row), auto) auto minmax(0, 1fr);
    gap: calc(var(--row) * 0.16);
    padding: 0 calc(var(--u) * 1.6);
  }
  .two li.second {
    border-left: calc(var(--u) * 0.12) solid var(--line);
  }
  .two .state {
    font-size: calc(var(--u) * 2.2);
  }
  .terse .doing,
  .terse .come,
  .two .counter small,
  .two .service {
    display: none;
  }
`
