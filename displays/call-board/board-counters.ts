import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { repeat } from 'lit/directives/repeat.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import type { CounterRow } from '#shared/domain/queue/view.ts'
import { timeInWords } from '#shared/i18n/dates.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { PageTurner } from '#shared/ui/page-turner.ts'
import { localeOf, wordsIn } from '#shared/ui/two-scripts.ts'
import { boardStyles } from './board-styles.ts'
import { boardWords } from './words.ts'

/** Rows one column holds before the list takes two. */
const ONE_COLUMN = 8

/** Every counter (窗口), what it does, and with which number. Too many for their place take two columns, then pages. */
@customElement('board-counters')
export class BoardCounters extends LitElement {
  static override styles = [
    baseStyles,
    boardStyles,
    css`
      :host {
        display: block;
        contain: strict;
        border: calc(var(--u) * 0.12) solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
      }
      ol {
        display: grid;
        grid-auto-flow: column;
        grid-template-rows: repeat(var(--rows), minmax(0, 1fr));
        grid-auto-columns: minmax(0, 1fr);
        height: 100%;
        --row: min(calc(var(--u) * 9), calc(var(--u) * var(--board-counters-height, 60) / var(--rows)));
      }
      li {
        position: relative;
        display: grid;
        grid-template-columns: minmax(calc(var(--row) * 1.5), auto) 1fr auto;
        gap: calc(var(--row) * 0.16);
        align-items: center;
        padding: 0 calc(var(--u) * 2.4);
        border-top: calc(var(--u) * 0.12) solid var(--line);
        white-space: nowrap;
        overflow: hidden;
      }
      li.top {
        border-top-color: transparent;
      }
      li::before {
        content: '';
        position: absolute;
        inset: 0;
        background: linear-gradient(to right, var(--lamp) calc(var(--u) * 0.7), var(--lamp-soft) calc(var(--u) * 0.7));
        opacity: 0;
        transition: opacity 300ms ease-out;
      }
      li.lit::before {
        opacity: 1;
      }
      li > * {
        position: relative;
      }
      .counter {
        font-size: calc(var(--row) * 0.56);
        font-weight: 600;
        color: var(--water);
      }
      .counter small {
        margin-left: 0.12em;
        font-size: max(calc(var(--u) * 2.2), 0.42em);
        font-weight: 400;
        color: var(--ink-2);
      }
      strong {
        font-size: calc(var(--row) * 0.64);
        font-weight: 600;
        letter-spacing: -0.01em;
      }
      strong.words {
        font-weight: 400;
        font-size: calc(var(--row) * 0.5);
        letter-spacing: 0;
      }
      .state {
        max-width: calc(var(--u) * 30);
        font-size: max(calc(var(--u) * 2.2), min(calc(var(--u) * 2.4), calc(var(--row) * 0.27)));
        line-height: 1.25;
        color: var(--ink-2);
        text-align: right;
      }
      .state span {
        display: block;
      }
      .come {
        font-weight: 600;
        color: var(--ink);
      }
      .rest .counter,
      .rest strong {
        font-weight: 400;
        color: var(--rest);
      }
      ol.two {
        --row: min(calc(var(--u) * var(--board-counters-row, 6)), calc(var(--u) * var(--board-counters-height, 60) / var(--rows)));
      }
      .two li {
        grid-template-columns: minmax(var(--row), auto) 1fr auto;
        padding: 0 calc(var(--u) * 1.6);
      }
      .two li.second {
        border-left: calc(var(--u) * 0.12) solid var(--line);
      }
      .two .counter small,
      .two .service {
        display: none;
      }
      .page {
        position: absolute;
        right: calc(var(--u) * 1);
        bottom: calc(var(--u) * 0.4);
        font-size: calc(var(--u) * 2.2);
        color: var(--ink-2);
      }
    `,
  ]

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
      ${ticketNumber === null
        ? html`<strong class="words one-line">${rests ? this.#stateWords(state) : nothing}</strong>`
        : html`<strong class="one-line">${ticketNumber}${counter.class === 'normal' ? nothing : html`<i class="dot"></i>`}</strong>`}
      <span class="state" lang=${localeOf(this.language)}>${this.#beside(counter)}</span>
    </li>`
  }

  /** Under the service what goes on there; of a resting counter when it comes back, of an idle one that it is free. */
  #beside({ state, service, backAt, barrierFree }: CounterRow) {
    const words = boardWords(this.language)
    if (state === 'closed') return nothing
    if (state === 'paused') return backAt === null ? nothing : words.backAt(timeInWords(backAt, this.timeZone, this.language))
    const name = [service ? wordsIn(service.name, this.language) : '', barrierFree ? words.barrierFree : ''].filter(Boolean).join(' · ')
    return html`${name ? html`<span class="service one-line">${name}</span>` : nothing}
      <span class=${state === 'calling' ? 'come' : 'doing'}>${this.#stateWords(state)}</span>`
  }

  #stateWords(state: CounterRow['state']): string {
    const words = boardWords(this.language)
    return { calling: words.stateCalling, serving: words.stateServing, idle: words.stateIdle, paused: words.statePaused, closed: words.stateClosed }[state]
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
