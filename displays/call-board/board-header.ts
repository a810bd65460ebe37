import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '#shared/ui/hall-clock.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { twoScripts } from '#shared/ui/two-scripts.ts'
import { SidePart } from './board-part.ts'
import type { BoardPicture } from './picture.ts'

/** Whose hall this is, what time it is there, and, only when it is so, how old the news is. */
@customElement('board-header')
export class BoardHeader extends SidePart {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: baseline;
        gap: calc(var(--u) * 2);
        white-space: nowrap;
      }
      h1 {
        flex: 0 1 auto;
        min-width: 0;
      }
      .lead {
        font-size: calc(var(--u) * 3.5);
        font-weight: 600;
        letter-spacing: 0.02em;
        color: var(--water);
      }
      .beside {
        margin-left: 0.4em;
        color: var(--ink-2);
      }
      hall-freshness-badge {
        flex: 0 1 auto;
        min-width: 0;
      }
      hall-clock {
        margin-left: auto;
        --hall-clock-date-size: calc(var(--u) * 2.5);
      }
    `,
  ]

  protected override paint({ hall, languages, clock, freshness, ageMs }: BoardPicture) {
    return html`<h1 class="one-line">${twoScripts(hall.name, languages)}</h1>
      <hall-freshness-badge .freshness=${freshness} .ageMs=${ageMs} .languages=${languages}></hall-freshness-badge>
      <hall-clock .clock=${clock} .timeZone=${hall.timeZone} .language=${languages[0] ?? 'zh'}></hall-clock>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-header': BoardHeader
  }
}
