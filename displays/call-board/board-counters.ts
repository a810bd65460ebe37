import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { repeat } from 'lit/directives/repeat.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import type { CounterRow } from '#shared/domain/queue/view.ts'
import { timeInWords } from '#shared/i18n/dates.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { PageTurner } from '#shared/ui/page-turner.ts'
import { localeOf, wordsIn } from '#shared/ui/two-scripts.ts'
import { counterStyles } from './board-counters-styles.ts'
import { boardStyles } from './board-styles.ts'
import { boardWords } from './words.ts'

/** Rows one column holds before the list takes two. */
const ONE_COLUMN = 8

/** Every counter (窗口), what it does, and with which number. Too many for their place take two columns, then pages. */
@customElement('board-counters')
export class BoardCounters extends LitElement {
  static override styles = [baseStyles, boardStyles, counterStyles]

  readonly #turner = new PageTurner(this)

  @property({ attribute: false }) counters: readonly CounterRow[] = []
  /** Counters whose call is in the light. */
  @property({ attribute: false }) lit: ReadonlySet<string> = new Set()
  @property({ attribute: false }) language = 'zh'
  @property({ attribute: false }) timeZone = 'UTC'
  /** Most rows on one page. */
  @property({ attribute: false }) room = 20

  protected override updated(_changed: PropertyValues<this>): void {
    const { rows } = this.#turner.pageOf(this.counters, this.room)
    this.style.setProperty('--rows', String(rowsOf(rows.length)))
  }

  protected override render() {
    const { rows } = this.#turner.pageOf(this.counters, this.room)
    const perColumn = rowsOf(rows.length)
    return html`<ol class=${classMap({ two: rows.length > ONE_COLUMN })} aria-label=${boardWords(this.language).areas.counters}>
      ${repeat(
        rows,
        ({ id }) => id,
        (counter, place) => this.#row(counter, place % perColumn === 0, place >= perColumn),
      )}
    </ol>`
  }

  #row(counter: CounterRow, top: boolean, second: boolean) {
    const { id, state, ticketNumber } = counter
    const label = labelParts(wordsIn(counter.label, this.language))
    const rests = state === 'paused' || state === 'closed'
    const classes = { top, second, rest: rests, lit: this.lit.has(id) }
    return html`<li class=${classMap(classes)} data-counter=${id} data-ticket=${ticketNumber ?? nothing}>
      <span class="counter">${label.before ? html`<small>${label.before}</small> ` : nothing}${label.number}<small>${label.after}</small></span>
      ${
        ticketNumber === null
          ? html`<strong class="words one-line">${rests ? this.#stateWords(state) : nothing}</strong>`
          : html`<strong class="one-line">${ticketNumber}${counter.class === 'normal' ? nothing : html`<i class="dot"></i>`}</strong>`
      }
      <span class="state" lang=${localeOf(this.language)}>${this.#beside(counter)}</span>
    </li>`
  }

  /** Under the service what goes on there; of a resting counter when it comes back, of an idle one that it is free. */
  #beside({ state, service, backAt, barrierFree }: CounterRow) {
    const words = boardWords(this.language)
    if (state === 'closed') return nothing
    if (state === 'paused')
      return backAt === null ? nothing : words.backAt(timeInWords(backAt, this.timeZone, this.language))
    const name = [service ? wordsIn(service.name, this.language) : '', barrierFree ? words.barrierFree : '']
      .filter(Boolean)
      .join(' · ')
    return html`${name ? html`<span class="service one-line">${name}</span>` : nothing}
      <span class=${state === 'calling' ? 'come' : 'doing'}>${this.#stateWords(state)}</span>`
  }

  #stateWords(state: CounterRow['state']): string {
    const words = boardWords(this.language)
    return {
      calling: words.stateCalling,
      serving: words.stateServing,
      idle: words.stateIdle,
      paused: words.statePaused,
      closed: words.stateClosed,
    }[state]
  }
}

function rowsOf(counters: number): number {
  return Math.max(3, counters > ONE_COLUMN ? Math.ceil(counters / 2) : counters)
}

declare global {
  interface HTMLElementTagNameMap {
    'board-counters': BoardCounters
  }
}
