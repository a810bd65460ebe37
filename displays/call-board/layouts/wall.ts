import { html } from 'lit/html.js'
import { WALL_RULES } from '#shared/domain/queue/show.ts'
import { fullBoard } from '../full-board.ts'
import type { BoardLayout } from '../layout.ts'

/** A screen as wide as a television: the newest call and the counters side by side, the queues under them. */
export const layout: BoardLayout = {
  name: 'wall',
  shapes: [1.3, 3],
  rules: WALL_RULES,
  render: (picture, beside) => {
    const whole = picture.aspect * 100 - 6
    const widths = {
      whole,
      before: (whole - 2.2) * (1.35 / 2.35),
      counters: (whole - 2.2) / 2.35,
      shelf: whole * 0.203,
      columns: 6,
    }
    return html`<div class="board-wall">${fullBoard(picture, beside, widths)}</div>`
  },
}
