import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { WALL_RULES } from '#shared/domain/queue/show.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '../board-before.ts'
import '../board-counters.ts'
import '../board-header.ts'
import '../board-missed.ts'
import '../board-next.ts'
import '../board-now.ts'
import '../board-services.ts'
import '../board-ticker.ts'
import type { BoardLayout } from '../layout.ts'
import { type BoardPicture, hasLamp, litCounters, openingHours } from '../picture.ts'

/** More calls than this at once need the place of those before, too. */
const CROWD = 4

/** The portrait totem: one column, read from the top down by somebody who stands nearer. */
@customElement('board-totem')
export class BoardTotem extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto minmax(0, 1.32fr) auto auto auto / minmax(0, 1fr);
        gap: var(--gap);
        height: 100%;
        padding: calc(var(--u) * 3.4) calc(var(--u) * 4) 0;
        --board-side: calc(var(--u) * 4);
      }
      .crowded {
        grid-row: span 2;
      }
      board-counters {
        grid-row: 4;
        --board-counters-height: 58;
        --board-counters-row: 7;
      }
      .shelves {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--gap);
      }
      board-ticker {
        margin: 0 calc(var(--u) * -4);
      }
    `,
  ]

  @property({ attribute: false }) picture: BoardPicture | null = null

  protected override render() {
    const { picture } = this
    if (!picture) return ''
    const { hall, languages, view, light, freshness } = picture
    const crowded = light.length > CROWD
    return html`<board-header
        .name=${hall.name} .languages=${languages} .timeZone=${hall.timeZone} .clock=${picture.clock}
        .freshness=${freshness} .ageMs=${picture.ageMs}
      ></board-header>
      <board-now class=${crowded ? 'crowded' : ''} .calls=${light} .languages=${languages} .hours=${openingHours(picture)} ?unlit=${!hasLamp(freshness)}></board-now>
      <board-before ?hidden=${crowded} .calls=${picture.before} .language=${languages[0]} .room=${3}></board-before>
      <board-counters
        .counters=${view.counters} .lit=${litCounters(picture)} .language=${languages[0]} .timeZone=${hall.timeZone}
      ></board-counters>
      <board-services .services=${view.services} .languages=${languages} .width=${92} .columns=${3} .room=${6}></board-services>
      <div class="shelves">
        <board-next .numbers=${picture.next} .languages=${languages} .width=${44}></board-next>
        <board-missed .numbers=${view.missed} .languages=${languages} .width=${44}></board-missed>
      </div>
      <board-ticker .lines=${hall.board.ticker} .languages=${languages} .width=${92}></board-ticker>`
  }
}

export const layout: BoardLayout = {
  name: 'totem',
  suits: (aspect) => aspect < 1,
  rules: WALL_RULES,
  render: (picture) => html`<board-totem .picture=${picture}></board-totem>`,
}

declare global {
  interface HTMLElementTagNameMap {
    'board-totem': BoardTotem
  }
}
