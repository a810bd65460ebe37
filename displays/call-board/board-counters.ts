import { html, nothing } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import type { CounterRow } from '#shared/domain/queue/view.ts'
import { timeInWords } from '#shared/i18n/dates.ts'
import { PageTurner } from '#shared/ui/page-turner.ts'
import { textEms, widthInEms } from '#shared/ui/ticket-size.ts'
import { localeOf, wordsIn } from '#shared/ui/two-scripts.ts'
import { BoardPart } from './board-part.ts'
import { classNames } from './class-names.ts'
import { markedNumber } from './marked-number.ts'
import { type BoardPicture, litCounters } from './picture.ts'
import { boardWords } from './words.ts'

/** Rows one column holds before the list takes two. */
const ONE_COLUMN = 8
/** Most rows on one page. */
const ROOM = 20

/** Of two columns, as in the styles, in hundredths of the short side: a row, type beside the ticket, all that is between. */
const TWO_ROW = 6.5
const TWO_STATE = 2.2
const TWO_BREATH = 5.4

/** Every counter (窗口), what it does, and with which number. Too many for their place take two columns, then pages. */
@customElement('board-counters')
export class BoardCounters extends BoardPart {
  readonly #turner = new PageTurner(this)

  /** Room for all of them, in hundredths of the short side. */
  width = 70

  protected override updated(): void {
    const { rows } = this.#turner.pageOf(this.picture?.view.counters ?? [], ROOM)
    this.style.setProperty('--rows', String(rowsOf(rows.length)))
  }

  protected override paint(picture: BoardPicture) {
    const { rows } = this.#turner.pageOf(picture.view.counters, ROOM)
    const perColumn = rowsOf(rows.length)
    const called = litCounters(picture)
    const classesOf = ({ id, state }: CounterRow, place: number) =>
      classNames({
        top: place % perColumn === 0,
        second: place >= perColumn,
        rest: isResting(state),
        lit: called.has(id),
      })
    const [lead = 'zh'] = picture.languages
    return html`<ol class=${classNames({ two: rows.length > ONE_COLUMN, terse: isTerse(rows, this.width, lead) })} .style=${labelWidth(rows, lead)} aria-label=${boardWords(lead).areas.counters}>
      ${rows.map((counter, place) => this.#row(counter, classesOf(counter, place), picture))}
    </ol>`
  }

  #row(counter: CounterRow, classes: string, { hall, languages }: BoardPicture) {
    const { id, state, ticketNumber } = counter
    const [lead = 'zh'] = languages
    const label = labelParts(wordsIn(counter.label, lead))
    const words = isResting(state) ? stateInWords(state, lead) : nothing
    return html`<li class=${classes} data-counter=${id} data-ticket=${ticketNumber ?? nothing}>
      <span class="counter">${label.before ? html`<small>${label.before}</small> ` : nothing}${label.number}<small>${label.after}</small></span>
      ${
        ticketNumber === null
          ? html`<strong class="words one-line">${words}</strong>`
          : html`<strong class="one-line">${markedNumber(ticketNumber, counter.class)}</strong>`
      }
      <span class="state" lang=${localeOf(lead)}>${beside(counter, hall.timeZone, lead)}</span>
    </li>`
  }
}

/** Two columns too narrow to say what goes on beside a ticket: its number and the lamp say enough. */
function isTerse(rows: readonly CounterRow[], width: number, lead: string): boolean {
  const ticket = Math.max(0, ...rows.map(({ ticketNumber }) => widthInEms(ticketNumber ?? '')))
  const state = Math.max(...Object.values(boardWords(lead).state).map(textEms))
  const need = TWO_ROW * (1 + 0.64 * ticket) + TWO_STATE * state + TWO_BREATH
  return rows.length > ONE_COLUMN && need > width / 2
}

/** The widest label that has a number, in ems of the number and of the words round it: tickets stand one under another. */
function labelWidth(rows: readonly CounterRow[], lead: string): string {
  const labels = rows
    .map(({ label }) => labelParts(wordsIn(label, lead)))
    .filter(({ before, after }) => before || after)
    .map(({ before, number, after }) => [
      widthInEms(number) + (before ? 0.25 : 0),
      textEms(`${before}${after}`) + (after ? 0.12 : 0),
    ])
  const [number, words] = [0, 1].map((part) => Math.max(0, ...labels.map((ems) => ems[part]!)).toFixed(2))
  return `--number:${number};--words:${words}`
}

/** Under the service what goes on there; of a resting counter when it comes back, of an idle one that it is free. */
function beside({ state, service, backAt, barrierFree }: CounterRow, timeZone: string, lead: string) {
  const words = boardWords(lead)
  if (state === 'closed') return nothing
  if (state === 'paused') return backAt === null ? nothing : words.backAt(timeInWords(backAt, timeZone, lead))
  const name = [service ? wordsIn(service.name, lead) : '', barrierFree ? words.barrierFree : '']
    .filter(Boolean)
    .join(' · ')
  return html`${name ? html`<span class="service">${name}</span>` : nothing}
    <span class=${state === 'calling' ? 'come' : 'doing'}>${stateInWords(state, lead)}</span>`
}

function isResting(state: CounterRow['state']): boolean {
  return state === 'paused' || state === 'closed'
}

function stateInWords(state: CounterRow['state'], language: string): string {
  return boardWords(language).state[state]
}

function rowsOf(counters: number): number {
  return Math.max(3, counters > ONE_COLUMN ? Math.ceil(counters / 2) : counters)
}

declare global {
  interface HTMLElementTagNameMap {
    'board-counters': BoardCounters
  }
}
