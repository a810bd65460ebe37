import { html } from 'lit/html.js'
import { MIN_SHOW_MS } from '#shared/domain/queue/show.ts'
import type { BoardLayout } from '../layout.ts'

/** Calls that stand side by side on one line and can still be read from the door. */
const PLACES = 2

/** One line over a row of counters, or outside above the door. */
export const layout: BoardLayout = {
  name: 'led',
  shapes: [3.4, Infinity],
  rules: { minShowMs: MIN_SHOW_MS, capacity: PLACES, rest: PLACES },
  bring: () => import('../board-led.ts'),
  render: (picture) => html`<board-led .picture=${picture}></board-led>`,
}
