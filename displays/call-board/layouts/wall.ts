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

/** The landscape wall: the newest call and the counters side by side, the queues under them. */
@customElement('board-wall')
export class BoardWall extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto auto auto / minmax(0, 1.35fr) minmax(0, 1fr);
        gap: var(--gap);
        height: 100%;
        padding: calc(var(--u) * 2.4) calc(var(--u) * 3) 0;
        --board-side: calc(var(--u) * 3);
      }
      board-header,
      board-services {
        grid-column: 1 / -1;
      }
      .crowded {
        grid-row: span 2;
      }
      .shelves {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--gap);
        grid-area: 3 / 2;
      }
      board-counters {
        grid-area: 2 / 2;
        --board-counters-height: 57;
      }
      board-ticker {
        grid-column: 1 / -1;
        margin: 0 calc(var(--u) * -3);
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
      <div class="shelves">
        <board-next .numbers=${picture.next} .languages=${languages} .width=${35}></board-next>
        <board-missed .numbers=${view.missed} .languages=${languages} .width=${35}></board-missed>
      </div>
      <board-services .services=${view.services} .languages=${languages} .width=${172} .columns=${6} .room=${6}></board-services>
      <board-ticker .lines=${hall.board.ticker} .languages=${languages} .width=${172}></board-ticker>`
  }
}

export const layout: BoardLayout = {
  name: 'wall',
  suits: (aspect) => aspect >= 1 && aspect < 4,
  rules: WALL_RULES,
  render: (picture) => html`<board-wall .picture=${picture}></board-wall>`,
}

declare global {
  interface HTMLElementTagNameMap {
    'board-wall': BoardWall
  }
}
