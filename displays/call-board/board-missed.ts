import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { PageTurner } from '#shared/ui/page-turner.ts'
import { twoScripts } from '#shared/ui/two-scripts.ts'
import { SidePart } from './board-part.ts'
import { boardStyles } from './board-styles.ts'
import { shelf, shelfRoom, shelfStyles } from './number-shelf.ts'
import type { BoardPicture } from './picture.ts'
import { boardWords } from './words.ts'

/** The missed shelf (过号区): numbers whose customers did not come, and where they go now. More than fit come in turn. */
@customElement('board-missed')
export class BoardMissed extends SidePart {
  static override styles = [baseStyles, boardStyles, shelfStyles]

  readonly #turner = new PageTurner(this)

  /** In hundredths of the short side; it decides how many numbers stand side by side. */
  @property({ attribute: false }) width = 36

  protected override paint({ view: { missed }, languages }: BoardPicture) {
    const { rows, page, pages } = this.#turner.pageOf(missed, shelfRoom(missed, this.width))
    const [first = 'zh'] = languages
    const lead = boardWords(first)
    const where = { zh: boardWords('zh').missed, en: boardWords('en').missed }
    const cured = missed.length > 0 ? { ...where, [first]: `${lead.missed} · ${lead.missedCure}` } : where
    const turn = pages > 1 ? html`<span class="beside page">${page + 1}/${pages}</span>` : ''
    return shelf(html`${twoScripts(cured, pages > 1 ? [first] : languages)}${turn}`, rows, lead.noneMissed)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-missed': BoardMissed
  }
}
