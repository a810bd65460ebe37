import { html, nothing } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import type { ServiceRow } from '#shared/domain/queue/view.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import { PageTurner } from '#shared/ui/page-turner.ts'
import { textEms, widthInEms } from '#shared/ui/ticket-size.ts'
import { localeOf, twoScripts, wordsIn } from '#shared/ui/two-scripts.ts'
import { BoardPart } from './board-part.ts'
import { classNames } from './class-names.ts'
import type { BoardPicture } from './picture.ts'
import { boardWords } from './words.ts'

/** As in the styles, in hundredths of the short side: names and words, figures, the space between columns and within. */
const WORD_SIZE = 2.5
const FIGURE_SIZE = 4.2
const GAP = 2.2
const PADDING = 0.8
const FIGURE_GAP = 1.5

/** What a busy service has to say; its line must not break and come together again with every customer. */
const BUSY = { waiting: '88', wait: { p50Min: 15, p80Min: 25 } }

/** Most on one page; further ones come in turn. */
const ROOM = 6
/** Names of many lines stand in one row, in columns as wide as this: the light keeps its height. */
const WORDY = 32

/** How many wait for each service (业务), and for how long somebody who comes now would. */
@customElement('board-services')
export class BoardServices extends BoardPart {
  readonly #turner = new PageTurner(this)

  /** Room for all of them side by side, in hundredths of the short side. */
  width = 172
  /** Most services side by side. */
  columns = 5

  /** As many side by side as have room for what a busy one has to say. */
  get #most(): number {
    const wait = textEms(waitInWords(BUSY.wait, this.picture?.languages[0] ?? 'zh')) * WORD_SIZE
    return Math.max(1, Math.min(this.columns, Math.floor((this.width + GAP) / (wait + PADDING + GAP))))
  }

  /** In rows that are equally long. */
  #columnsFor(services: number): number {
    return Math.ceil(services / Math.ceil(services / this.#most)) || 1
  }

  /** Lines of the longest name; 1: both languages of all stand side by side. Of all pages: a turn moves nothing above. */
  #linesOf({ view, languages }: BoardPicture, services: number): number {
    const room = this.#roomFor(services) / WORD_SIZE
    const lines = view.services.map(({ service }) => {
      const names = languages.map((language) => wordsIn(service.name, language))
      if (textEms(names.join(' ')) <= room) return 1
      return names.reduce((all, name) => all + Math.ceil(textEms(name) / room), 0)
    })
    return Math.max(1, ...lines)
  }

  /** Does the wait stand under the number of people? In English, and where columns are narrow. */
  #isStacked(services: number, lead: string): boolean {
    const words = textEms(boardWords(lead).waiting) + textEms(waitInWords(BUSY.wait, lead))
    return widthInEms(BUSY.waiting) * FIGURE_SIZE + words * WORD_SIZE + FIGURE_GAP > this.#roomFor(services)
  }

  /** Width of a column, in hundredths of the short side. */
  #roomFor(services: number): number {
    const columns = this.#columnsFor(services)
    return (this.width - GAP * (columns - 1)) / columns - PADDING
  }

  protected override paint(picture: BoardPicture) {
    const [lead = 'zh'] = picture.languages
    const pageOf = (room: number) => this.#turner.pageOf(picture.view.services, room).rows
    let rows = pageOf(ROOM)
    if (this.#linesOf(picture, rows.length) > 2) rows = pageOf(Math.floor(this.width / WORDY) || 1)
    const lines = this.#linesOf(picture, rows.length)
    const classes = { under: lines > 1, stacked: this.#isStacked(rows.length, lead) }
    return html`<ol class=${classNames(classes)} .style=${`--columns:${this.#columnsFor(rows.length)};--lines:${lines}`} aria-label=${boardWords(lead).areas.services}>
      ${rows.map((row) => this.#cell(row, picture.languages))}
    </ol>`
  }

  #cell({ service, waiting, wait, served }: ServiceRow, languages: readonly string[]) {
    const lead = languages[0] ?? 'zh'
    const words = boardWords(lead)
    return html`<li class=${classNames({ unserved: !served })}>
      <p class="name">${twoScripts(service.name, languages)}</p>
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
