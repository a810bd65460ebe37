import { html } from 'lit/html.js'
import { WALL_RULES } from '#shared/domain/queue/show.ts'
import '../board-wall.ts'
import type { BoardLayout } from '../layout.ts'

/** A screen as wide as a television: what most boards are, so its parts come with the page. */
export const layout: BoardLayout = {
  name: 'wall',
  shapes: [1.3, 3],
  rules: WALL_RULES,
  render: (picture) => html`<board-wall .picture=${picture}></board-wall>`,
}
