import { html, nothing, type TemplateResult } from 'lit/html.js'
import './board-before.ts'
import './board-counters.ts'
import './board-header.ts'
import './board-missed.ts'
import './board-next.ts'
import './board-now.ts'
import './board-services.ts'
import './board-ticker.ts'
import type { BoardPicture } from './picture.ts'

/** More calls than this at once need the place of those before, too. */
const CROWD = 4

/** How wide the parts stand, in hundredths of the short side, and how many services side by side. */
export interface BoardWidths {
  readonly whole: number
  readonly before: number
  readonly counters: number
  readonly shelf: number
  readonly columns: number
}

/** Every part of a board, in the order in which it is read; the layout's styles say where each stands. */
export function fullBoard(
  picture: BoardPicture,
  beside: BoardPicture,
  { whole, before, counters, shelf, columns }: BoardWidths,
): TemplateResult {
  const crowded = picture.light.length > CROWD
  return html`<board-header .picture=${beside} .width=${whole}></board-header>
    <board-now class=${crowded ? 'crowded' : ''} .picture=${picture}></board-now>
    <board-before ?hidden=${crowded} .picture=${beside} .width=${before}></board-before>
    <board-counters .picture=${beside} .width=${counters}></board-counters>
    <div class="shelves">
      <board-next .picture=${beside} .width=${shelf}></board-next>
      <board-missed .picture=${beside} .width=${shelf}></board-missed>
    </div>
    <board-services .picture=${beside} .width=${whole} .columns=${columns}></board-services>
    ${beside.hall.board.ticker.length > 0 ? html`<board-ticker .picture=${beside} .width=${whole}></board-ticker>` : nothing}`
}
