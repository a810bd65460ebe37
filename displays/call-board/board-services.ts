import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ServiceRow } from '#shared/domain/queue/view.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { PageTurner } from '#shared/ui/page-turner.ts'
import { textEms } from '#shared/ui/ticket-size.ts'
import { localeOf, twoScripts, wordsIn } from '#shared/ui/two-scripts.ts'
import { SidePart } from './board-part.ts'
import { boardStyles } from './board-styles.ts'
import { classNames } from './class-names.ts'
import type { BoardPicture } from './picture.ts'
import { boardWords } from './words.ts'

/** Type size of a name and the space between columns, as in the styles, in hundredths of the short side. */
const NAME_SIZE = 2.5
const COLUMN_GAP = 3

/** Most on one page; further ones come in turn. */
const ROOM = 6

/** How many wait for each service (业务), and for how long somebody who comes now would. */
@customElement('board-services')
export class BoardServices extends SidePart {
  static override styles = [
    baseStyles,
    boardStyles,
    css`
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: calc(var(--u) * 1.6) var(--gap);
      }
      /* A last row with fewer of them is filled all the same. */
      li {
        flex: 1 0 calc(100% / var(--columns) - var(--gap));
        padding: calc(var(--u) * 0.9) calc(var(--u) * 0.4) 0;
        border-top: calc(var(--u) * 0.4) solid var(--water);
        white-space: nowrap;
        overflow: hidden;
      }
      li.unserved {
        border-color: var(--rest);
      }
      .name {
        color: var(--ink-2);
      }
      .name .lead {
        color: var(--ink);
      }
      .under .lead,
      .under .beside {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .under .beside {
        line-height: 1.2;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 calc(var(--u) * 1);
        line-height: 1.34;
      }
      b {
        font-size: calc(var(--u) * 4.2);
        font-weight: 600;
      }
      b small {
        margin-left: 0.1em;
        font-size: calc(var(--u) * 2.5);
        font-weight: 400;
        color: var(--ink-2);
      }
      .unserved b,
      .unserved .figures {
        color: var(--ink-2);
      }
    `,
  ]

  readonly #turner = new PageTurner(this)

  /** Room for all of them side by side, in hundredths of the short side. */
  @property({ attribute: false }) width = 172
  /** Most services side by side. */
  @property({ attribute: false }) columns = 5

  protected override updated(): void {
    const { rows } = this.#turner.pageOf(this.picture?.view.services ?? [], ROOM)
    this.style.setProperty('--columns', String(this.#columnsFor(rows.length)))
  }

  #columnsFor(services: number): number {
    const lines = Math.max(1, Math.ceil(services / this.columns))
    return Math.max(1, Math.ceil(services / lines))
  }

  /** Do all names stand in one line in both languages? If one does not, all take two lines: one order for all. */
  #isOneLine(rows: readonly ServiceRow[], [lead = 'zh', ...others]: readonly string[]): boolean {
    const room = this.width / this.#columnsFor(rows.length) - COLUMN_GAP
    const names = ({ name }: ServiceRow['service']) =>
      others.reduce((ems, language) => ems + textEms(wordsIn(name, language)) + 0.3, textEms(wordsIn(name, lead)))
    return rows.every(({ service }) => names(service) * NAME_SIZE <= room)
  }

  protected override paint({ view, languages }: BoardPicture) {
    const { rows } = this.#turner.pageOf(view.services, ROOM)
    return html`<ol class=${this.#isOneLine(rows, languages) ? 'inline' : 'under'} aria-label=${boardWords(languages[0] ?? 'zh').areas.services}>
      ${rows.map((row) => this.#cell(row, languages))}
    </ol>`
  }

  #cell({ service, waiting, wait, served }: ServiceRow, languages: readonly string[]) {
    const lead = languages[0] ?? 'zh'
    const words = boardWords(lead)
    return html`<li class=${classNames({ unserved: !served })}>
      <p class="name one-line">${twoScripts(service.name, languages)}</p>
      <p class="figures" lang=${localeOf(lead)}>
        <b>${waiting}<small>${words.waiting}</small></b>
        ${served ? (wait ? html`<span>${waitInWords(wait, lead)}</span>` : nothing) : html`<span>${words.notServed}</span>`}
      </p>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-services': BoardServices
  }
}
