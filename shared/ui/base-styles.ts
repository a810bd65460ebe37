import { css } from 'lit'

/** What every element of the house starts from inside its shadow root. Put it first in `static styles`. */
export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  ol,
  ul {
    list-style: none;
  }
  small {
    font-size: inherit;
  }
  button {
    font: inherit;
    color: inherit;
  }
  .for-ears {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* What hangs below the line (g, p, y) reaches out of its box, which must not cut it off. */
  .one-line {
    padding-bottom: 0.2em;
    margin-bottom: -0.2em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`
