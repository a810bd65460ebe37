import { customElement } from 'lit/decorators.js'
import { BoardPart } from './board-part.ts'
import { fullBoard } from './full-board.ts'
import type { BoardPicture } from './picture.ts'

/** The landscape wall: the newest call and the counters side by side, the queues under them. */
@customElement('board-wall')
export class BoardWall extends BoardPart {
  protected override paint(picture: BoardPicture) {
    const whole = picture.aspect * 100 - 6
    return fullBoard(picture, {
      whole,
      before: (whole - 2.2) * (1.35 / 2.35),
      counters: (whole - 2.2) / 2.35,
      shelf: whole * 0.203,
      columns: 6,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-wall': BoardWall
  }
}
