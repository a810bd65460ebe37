import { html } from 'lit/html.js'
import { WALL_RULES } from '#shared/domain/queue/show.ts'
import type { BoardLayout } from '../layout.ts'

/** A portrait screen that people walk up to. */
export const layout: BoardLayout = {
  name: 'totem',
  shapes: [0.4, 0.625],
  rules: WALL_RULES,
  bring: () => import('../board-totem.ts'),
  render: (picture) => html`<board-totem .picture=${picture}></board-totem>`,
}
