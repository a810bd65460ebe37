import { customElement } from 'lit/decorators.js'
import { twoScripts } from '#shared/ui/two-scripts.ts'
import { BoardPart } from './board-part.ts'
import { shelf, shelfRoom } from './number-shelf.ts'
import type { BoardPicture } from './picture.ts'
import { boardWords } from './words.ts'

/** Who is next, so that people gather their papers in time. */
@customElement('board-next')
export class BoardNext extends BoardPart {
  /** In hundredths of the short side; it decides how many numbers stand side by side. */
  width = 36

  protected override paint({ next, languages }: BoardPicture) {
    const heading = twoScripts({ zh: boardWords('zh').next, en: boardWords('en').next }, languages)
    return shelf(heading, next.slice(0, shelfRoom(next, this.width)), '—')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-next': BoardNext
  }
}
