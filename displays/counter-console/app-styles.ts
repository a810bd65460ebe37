import { css } from 'lit'

/**
 * Where everything stands. Landscape: the queue on one side, the desk on the side of the clerk's hand. Portrait: the
 * customer above, the queue between, the buttons below, under the thumb. Nothing scrolls but the lists. A strip beside
 * another program is too narrow for that: there everything scrolls behind the buttons.
 */
export const appStyles = css`
  :host { display: flex; flex-flow: column; height: 100vh; }
  main {
    box-sizing: border-box; flex: 1; display: grid; gap: 10px 16px; padding: 10px 16px 12px; background: var(--paper); overflow: hidden;
    grid-template: 'head head' auto 'queue now' minmax(120px, 1fr) 'queue said' auto 'queue pad' auto 'hall hall' auto / minmax(0, 1fr) minmax(0, 1.16fr);
  }
  main.left { grid-template: 'head head' auto 'now queue' minmax(120px, 1fr) 'said queue' auto 'pad queue' auto 'hall hall' auto / minmax(0, 1.16fr) minmax(0, 1fr); }
  hall-freshness-badge { position: fixed; top: 16px; right: 16px; font-size: 16px; }
  console-header { grid-area: head; }
  console-now { grid-area: now; }
  console-saying { grid-area: said; }
  .pad { grid-area: pad; }
  console-lists { grid-area: queue; }
  console-counters { grid-area: hall; min-width: 0; }
  .pad:not(console-pad) { max-height: 52vh; }
  @media (max-width: 1000px) {
    main, main.left { grid-template: 'head' auto 'now' auto 'hall' auto 'queue' minmax(0, 1fr) 'said' auto 'pad' auto / minmax(0, 1fr); }
  }
  @media (max-width: 560px) {
    main, main.left { overflow-y: auto; padding-inline: 10px; grid-template: 'head' auto 'now' auto 'said' auto 'queue' minmax(240px, 1fr) 'pad' auto 'hall' auto / minmax(0, 1fr); }
    .pad { position: sticky; z-index: 1; bottom: -12px; background: var(--paper); }
  }
`
