import { LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { NumberShown } from '#shared/domain/queue/view.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { twoScripts } from '#shared/ui/two-scripts.ts'
import { boardStyles } from './board-styles.ts'
import { shelf, shelfRoom, shelfStyles } from './number-shelf.ts'
import { boardWords } from './words.ts'

/** Who is next, so that people gather their papers in time. */
@customElement('board-next')
export class BoardNext extends LitElement {
  static override styles = [baseStyles, boardStyles, shelfStyles]

  @property({ attribute: false }) numbers: readonly NumberShown[] = []
  @property({ attribute: false }) languages: readonly string[] = ['zh', 'en']
  /** In hundredths of the short side; it decides how many numbers stand side by side. */
  @property({ attribute: false }) width = 36

  protected override render() {
    const heading = twoScripts({ zh: boardWords('zh').next, en: boardWords('en').next }, this.languages)
    return shelf(heading, this.numbers.slice(0, shelfRoom(this.numbers, this.width)), '—')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-next': BoardNext
  }
}
