import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Counter, QueueState } from '#shared/domain/queue/state.ts'
import { HiddenRows } from '#shared/ui/hidden-rows.ts'
import { presentTicket } from './actions.ts'
import { consoleStyles } from './console-styles.ts'
import { labelOf, wallTime } from './labels.ts'
import type { ConsoleWords } from './words.ts'

/**
 * The other counters at a glance: who works, whom they serve, who is back when. More than fit are turned over by two
 * buttons that say how many there are on either side.
 */
@customElement('console-counters')
export class ConsoleCounters extends LitElement {
  static override styles = [
    consoleStyles,
    css`
      :host { display: grid; grid-template: 'before list after' auto / auto minmax(0, 1fr) auto; }
      ul { grid-area: list; display: flex; overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; background: var(--card); scrollbar-width: none; }
      ul::-webkit-scrollbar { display: none; }
      li { flex: 1 0 auto; min-width: 112px; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 10px; align-items: baseline; padding: 6px 12px 7px; border-inline-start: 1px solid var(--line); }
      li:first-child { border: 0; }
      li > span { grid-column: 1 / -1; color: var(--ink-2); white-space: nowrap; }
      strong { font-weight: 600; color: var(--water); white-space: nowrap; }
      b { text-align: end; font-size: 18px; }
      .rest strong { color: var(--ink-2); font-weight: 400; }
      .here { background: var(--water-soft); }
      .before { grid-area: before; margin-inline-end: 8px; }
      .after { grid-area: after; margin-inline-start: 8px; }
      button { color: var(--water); white-space: nowrap; }
      @media (max-width: 1000px) {
        :host { grid-template: 'list before' minmax(0, 1fr) 'list after' minmax(0, 1fr) / minmax(0, 1fr) auto; }
        .before { margin: 0 0 4px 8px; }
        .after { margin: 4px 0 0 8px; }
        ul { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); max-height: 190px; overflow: auto; }
        li { border: 0; box-shadow: 0 0 0 0.5px var(--line); }
      }
    `,
  ]

  readonly #hidden = new HiddenRows(this, () => this.renderRoot.querySelector('ul'))

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) queue!: QueueState
  @property({ attribute: false }) here = ''

  protected override firstUpdated(): void {
    const [list, here] = ['ul', '.here'].map((part) => this.renderRoot.querySelector(part))
    const [box, cell] = [list?.getBoundingClientRect(), here?.getBoundingClientRect()]
    // The list alone: a console in a strip is not to begin in the middle.
    if (box && cell) list?.scrollBy(Math.max(0, cell.right - box.right), Math.max(0, cell.bottom - box.bottom))
  }

  protected override render() {
    const { words, queue } = this
    const { before, after } = this.#hidden
    const more = before + after > 0
    return html`${more ? this.#button('before', -1, before) : nothing}
      <ul aria-label=${words.counters} tabindex="0">${repeat(
        queue.counters,
        ({ id }) => id,
        (counter) => {
          const rest = counter.state === 'closed' || counter.state === 'paused' ? 'rest' : ''
          return html`<li class="${rest} ${counter.id === this.here ? 'here' : ''}">
        <strong>${labelOf(counter.label, words)}</strong><b class="number">${presentTicket(queue, counter)?.number ?? ''}</b>
        <span class="line">${this.#state(counter)}</span>
      </li>`
        },
      )}</ul>
      ${more ? this.#button('after', 1, after) : nothing}`
  }

  #button(side: 'before' | 'after', ways: -1 | 1, count: number) {
    return html`<button type="button" class=${side} aria-disabled=${count === 0 ? 'true' : nothing} @click=${() => this.#hidden.turn(ways)}>${this.words.moreCounters[side](count)}</button>`
  }

  #state({ id, state, backAt }: Counter): string {
    const { words, queue } = this
    if (id === this.here) return words.here
    const back = state === 'paused' && backAt && queue.hall ? words.backAt(wallTime(backAt, queue.hall.timeZone)) : null
    return back ?? words.states[state]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-counters': ConsoleCounters
  }
}
