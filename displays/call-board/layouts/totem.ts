import { html } from 'lit/html.js'
import { WALL_RULES } from '#shared/domain/queue/show.ts'
import { fullBoard } from '../full-board.ts'
import type { BoardLayout } from '../layout.ts'

const WIDTHS = { whole: 92, before: 92, counters: 92, shelf: 44, columns: 3 }

/** A portrait screen that people walk up to: one column, read from the top down by somebody who stands nearer. */
export const layout: BoardLayout = {
  name: 'totem',
  shapes: [0.4, 0.625],
  rules: WALL_RULES,
  render: (picture, beside) => html`<div class="board-totem">${fullBoard(picture, beside, WIDTHS)}</div>`,
}
