import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { CounterLoad, LobbyView } from '#shared/domain/queue/lobby.ts'
import { languageOf } from '#shared/i18n/words.ts'
import { reasonWords } from '#shared/i18n/pause-reasons.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { managerStyles } from './manager-styles.ts'
import { clockOf, labelOf, type ManagerWords, waitOf } from './words.ts'

/** Every counter at a glance: what it does since when, whom it serves, who sits there. */
@customElement('manager-counters')
export class ManagerCounters extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(164px, 1fr)); gap: 8px; margin-top: 8px; }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 5px; align-items: baseline; align-content: start; padding: 8px 9px 9px 11px; min-height: 92px; }
      h3 { color: var(--water); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .number { font-size: 21px; line-height: 30px; min-height: 30px; text-align: end; }
      .whole { grid-column: 1 / -1; }
      .calling { background: var(--water-soft); }
      .rest { background: transparent; }
      .rest h3 { color: var(--ink-2); font-weight: 400; }
    `,
  ]

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) lobby!: LobbyView
  @property({ attribute: false }) timeZone = 'UTC'

  protected override render() {
    const { words, lobby } = this
    return html`<h2>${words.counters} <small>${words.countersOpen(lobby.open, lobby.counters.length)}</small></h2>
      <ul role="list">${repeat(lobby.counters, ({ counter }) => counter.id, this.#counter)}</ul>`
  }

  readonly #counter = ({ counter, clerk, ticket, service, sinceMin }: CounterLoad) => {
    const { words } = this
    const { id, state, label } = counter
    const rest = state === 'closed' || state === 'paused'
    return html`<li class="card ${rest ? 'rest' : state}" data-counter-state=${state} data-at=${id}>
      <h3>${labelOf(label, words)}</h3><span class="number">${ticket?.number ?? ''}</span>
      <span class="whole line">${words.states[state]} <span class="soft">${this.#since(counter, sinceMin)}</span></span>
      ${state === 'closed' ? nothing : [clerk ?? words.nobodyHere, service && labelOf(service.name, words)].map((said) => (said ? html`<span class="whole soft">${said}</span>` : nothing))}
    </li>`
  }

  /** Since when; of a pause rather why, and until when. */
  #since({ state, reason, backAt }: CounterLoad['counter'], sinceMin: number | null) {
    const { words, timeZone } = this
    if (state === 'closed' || sinceMin === null) return nothing
    const known = state === 'paused' && reason !== null ? reasonWords(reason) : null
    const why = known && (known[languageOf(words.language)] ?? known.zh)
    const back = state === 'paused' && backAt !== null ? words.backAt(clockOf(backAt, timeZone)) : null
    return [back, why].filter(Boolean).join(' · ') || waitOf(sinceMin, words)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-counters': ManagerCounters
  }
}
