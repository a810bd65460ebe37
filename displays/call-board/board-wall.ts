import { css } from 'lit'
import { customElement } from 'lit/decorators.js'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { BoardPart } from './board-part.ts'
import { fullBoard, fullBoardStyles } from './full-board.ts'
import type { BoardPicture } from './picture.ts'

/** The landscape wall: the newest call and the counters side by side, the queues under them. */
@customElement('board-wall')
export class BoardWall extends BoardPart {
  static override styles = [
    baseStyles,
    fullBoardStyles,
    css`
      :host {
        grid-template: auto minmax(0, 1fr) auto auto auto / minmax(0, 1.35fr) minmax(0, 1fr);
        --board-top: calc(var(--u) * 2.4);
        --board-side: calc(var(--u) * 3);
      }
      board-header,
      board-services,
      board-ticker {
        grid-column: 1 / -1;
      }
      board-counters {
        grid-area: 2 / 2;
        --board-counters-height: 57;
      }
      .shelves {
        grid-area: 3 / 2;
      }
    `,
  ]

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
