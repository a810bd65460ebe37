import { css } from 'lit'

/** What the parts of a board share: cards, two scripts in one line, the priority dot, the one movement of the house. */
export const boardStyles = css`
  :host {
    display: block;
    contain: content;
  }
  .card {
    border: calc(var(--u) * 0.12) solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
  }
  .beside {
    color: var(--ink-2);
    font-weight: 400;
  }
  .dot {
    display: inline-block;
    width: 0.2em;
    height: 0.2em;
    margin-left: 0.14em;
    border-radius: 50%;
    background: var(--water);
    vertical-align: 0.34em;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before {
      animation: none !important;
      transition: none !important;
    }
  }
`
