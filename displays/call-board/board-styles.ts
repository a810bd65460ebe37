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
    width: max(0.09em, var(--u));
    height: max(0.09em, var(--u));
    margin-left: 0.08em;
    border-radius: 50%;
    background: var(--water);
    vertical-align: 0.31em;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before {
      animation: none !important;
      transition: none !important;
    }
  }
`
