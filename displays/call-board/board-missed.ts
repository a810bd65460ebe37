import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { NumberShown } from '#shared/domain/queue/view.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { PageTurner } from '#shared/ui/page-turner.ts'
import { twoScripts } from '#shared/ui/two-scripts.ts'
import { boardStyles } from './board-styles.ts'
import { shelf, shelfRoom, shelfStyles } from './number-shelf.ts'
import { boardWords } from './words.ts'

/** The missed shelf (过号区): numbers whose customers did not come, and where they go now. More than fit come in turn. */
@customElement('board-missed')
export class BoardMissed extends LitElement {
  static override styles = [baseStyles, boardStyles, shelfStyles]

  readonly #turner = new PageTurner(this)

  @property({ attribute: false }) numbers: readonly NumberShown[] = []
  @property({ attribute: false }) languages: readonly string[] = ['zh', 'en']
  /** In hundredths of the short side; it decides how many numbers stand side by side. */
  @property({ attribute: false }) width = 36

  protected override render() {
    const { rows, page, pages } = this.#turner.pageOf(this.numbers, shelfRoom(this.numbers, this.width))
    const [zh, en] = [boardWords('zh'), boardWords('en')]
    const where = { zh: pages > 1 ? zh.missed : `${zh.missed} · ${zh.missedCure}`, en: en.missed }
    const turn =
      pages > 1
        ? html`<span class="beside page">${boardWords(this.languages[0] ?? 'zh').page(page + 1, pages)}</span>`
        : ''
    return shelf(
      html`${twoScripts(where, this.languages)}${turn}`,
      rows,
      boardWords(this.languages[0] ?? 'zh').noneMissed,
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-missed': BoardMissed
  }
}
