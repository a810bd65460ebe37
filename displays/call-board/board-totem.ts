import { customElement } from 'lit/decorators.js'
import { BoardPart } from './board-part.ts'
import { fullBoard } from './full-board.ts'
import type { BoardPicture } from './picture.ts'

/** The portrait totem: one column, read from the top down by somebody who stands nearer. */
@customElement('board-totem')
export class BoardTotem extends BoardPart {
  protected override paint(picture: BoardPicture) {
    return fullBoard(picture, { whole: 92, before: 92, counters: 92, shelf: 44, columns: 3 })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-totem': BoardTotem
  }
}
