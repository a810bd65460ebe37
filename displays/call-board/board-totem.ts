import { css } from 'lit'
import { customElement } from 'lit/decorators.js'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { BoardPart } from './board-part.ts'
import { fullBoard, fullBoardStyles } from './full-board.ts'
import type { BoardPicture } from './picture.ts'

/** The portrait totem: one column, read from the top down by somebody who stands nearer. */
@customElement('board-totem')
export class BoardTotem extends BoardPart {
  static override styles = [
    baseStyles,
    fullBoardStyles,
    css`
      :host {
        grid-template: auto minmax(0, 1fr) auto minmax(0, 1.32fr) auto auto auto / minmax(0, 1fr);
        --board-top: calc(var(--u) * 3.4);
        --board-side: calc(var(--u) * 4);
      }
      board-counters {
        grid-row: 4;
        --board-counters-height: 58;
        --board-counters-row: 7;
      }
      board-services {
        grid-row: 5;
      }
      .shelves {
        grid-row: 6;
      }
    `,
  ]

  protected override paint(picture: BoardPicture) {
    return fullBoard(picture, { whole: 92, before: 92, counters: 92, shelf: 44, columns: 3 })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-totem': BoardTotem
  }
}
