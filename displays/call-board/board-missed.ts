import { html, nothing } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import type { Words } from '#shared/domain/queue/config.ts'
import { PageTurner } from '#shared/ui/page-turner.ts'
import { localeOf, twoScripts } from '#shared/ui/two-scripts.ts'
import { BoardPart } from './board-part.ts'
import { shelf, shelfRoom } from './number-shelf.ts'
import type { BoardPicture } from './picture.ts'
import { boardWords } from './words.ts'

/** The missed shelf (过号区): numbers whose customers did not come, and where they go now. More than fit come in turn. */
@customElement('board-missed')
export class BoardMissed extends BoardPart {
  readonly #turner = new PageTurner(this)

  /** In hundredths of the short side; it decides how many numbers stand side by side. */
  width = 36

  protected override paint({ view: { missed }, languages }: BoardPicture) {
    const { rows, page, pages } = this.#turner.pageOf(missed, shelfRoom(missed, this.width))
    const [first = 'zh', ...others] = languages
    const lead = boardWords(first)
    const where: Words = { zh: boardWords('zh').missed, en: boardWords('en').missed }
    // The cure stands by itself: where it has no room it wraps out of sight, whole.
    const cure = missed.length > 0 ? html`<span class="lead">· ${lead.missedCure}</span>` : ''
    const turn = html`<span class="beside page">${page + 1}/${pages}</span>`
    const beside = others.map((language) =>
      where[language] ? html`<span class="beside" lang=${localeOf(language)}>${where[language]}</span>` : nothing,
    )
    return shelf(html`${twoScripts(where, [first])} ${cure} ${pages > 1 ? turn : beside}`, rows, lead.noneMissed)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-missed': BoardMissed
  }
}
