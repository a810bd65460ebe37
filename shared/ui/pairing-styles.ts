import { css } from 'lit'

/** A code that is read from across the room, and typed by somebody who walks back to a desk. */
export const pairingStyles = css`
  h1 {
    font-size: clamp(20px, 4vmin, 80px);
    font-weight: 600;
    color: var(--water);
  }
  .code {
    margin-top: 0.25em;
    font-size: min(13vw, 24vh);
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: 0.04em;
    white-space: nowrap;
    color: var(--ink);
  }
  .todo {
    margin-top: 0.5em;
    font-size: clamp(18px, 3.6vmin, 72px);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.3em 2.4em;
    margin-top: 1.6em;
    font-size: clamp(16px, 2.6vmin, 52px);
  }
  dl div {
    display: flex;
    gap: 0.6em;
  }
  dt {
    color: var(--ink-2);
  }
  dd {
    font-weight: 600;
  }
  dd .lead {
    font-weight: 400;
    color: var(--ink-2);
  }
  .itself {
    margin-top: 1.2em;
    font-size: clamp(16px, 2.4vmin, 48px);
    color: var(--ink-2);
  }
  .lead + .beside {
    color: var(--ink-2);
    font-weight: 400;
  }
  h1 .beside,
  .todo .beside,
  .itself .beside {
    display: block;
    font-size: 0.82em;
  }
  a {
    display: inline-block;
    min-height: 48px;
    margin-top: 1.4em;
    padding: 0.55em 1.6em;
    border: 1px solid var(--water);
    border-radius: 9em;
    color: var(--water);
    text-decoration: none;
  }
  a:focus-visible {
    outline: 3px solid var(--water);
    outline-offset: 3px;
  }
  /* A strip or a sign over a counter: low and wide. */
  @media (min-aspect-ratio: 3/1) {
    .code {
      font-size: min(13vw, 42vh);
    }
    h1,
    .itself {
      display: none;
    }
    .todo,
    dl {
      margin-top: 0.2em;
      font-size: 8vmin;
    }
  }
`
