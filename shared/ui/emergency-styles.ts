import { css } from 'lit'

/**
 * The looks of an emergency: the whole of the screen, whatever its shape, and type as large as that holds.
 *
 * @cssprop --size - Type of the heading. @cssprop --text - Type of the words under it, in ems of that.
 * @cssprop --flow - `row`: the languages of the heading stand under one another, `column`: side by side.
 * @cssprop --rows - `row`: heading and words stand under one another, `column`: side by side.
 */
export const emergencyStyles = css`
  :host([emergency]) {
    --size: min(20vmin, 14vw);
    --text: 0.31em;
    --flow: row;
    --rows: row;
    position: absolute;
    inset: 0;
    height: auto;
    min-height: 0;
    padding: 3vmin;
    background: var(--alert);
    color: var(--card);
    line-height: 1.25;
  }
  :host([emergency]) :is(div, h1) {
    display: grid;
    place-items: center;
  }
  :host([emergency]) div {
    grid-auto-flow: var(--rows);
    gap: 0.4em;
    font-size: var(--size);
  }
  :host([emergency]) h1 {
    grid-auto-flow: var(--flow);
    align-items: baseline;
    column-gap: 0.3em;
    font-size: inherit;
    font-weight: 700;
    color: inherit;
    letter-spacing: 0.04em;
    white-space: nowrap;
  }
  :host([emergency]) p {
    margin: 0;
    font-size: var(--text);
    font-weight: 500;
  }
  :host([emergency]) .lead {
    display: block;
  }
  :host([emergency]) .beside {
    color: inherit;
    font-weight: inherit;
    letter-spacing: 0;
  }
  /* A strip: heading and words share its height, then its length. */
  @media (min-aspect-ratio: 12/5) {
    :host([emergency]) {
      --size: min(36vh, 10vw);
      --text: 0.42em;
      --flow: column;
    }
    :host([emergency]) div {
      gap: 0.1em;
    }
  }
  @media (min-aspect-ratio: 6/1) {
    :host([emergency]) {
      --size: min(56vh, 6vw);
      --rows: column;
    }
    :host([emergency]) div {
      gap: 0.6em;
      text-align: start;
    }
  }
  /* A bar above what somebody works at. */
  :host([emergency][bar]) {
    position: static;
    padding: 6px;
    --size: 26px;
    --text: 0.7em;
    --flow: column;
    --rows: column;
  }
  @media (max-width: 700px) {
    :host([emergency][bar]) {
      --rows: row;
    }
    :host([emergency][bar]) div {
      gap: 0;
    }
  }
`
