import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { LobbyView, ServiceLoad, Waiting } from '#shared/domain/queue/lobby.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { managerStyles } from './manager-styles.ts'
import { labelOf, type ManagerWords, waitOf } from './words.ts'

/** A call that has waited longer for the voice has been missed by some, seconds. */
const UNSAID_LATE_S = 30

/** A bar is full at twice the target: beyond that longer is only later. */
const FULL = 2

/** Who waits: the one who has waited longest of all, then every service with its line, its wait and its target. */
@customElement('manager-lines')
export class ManagerLines extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; }
      li { display: flex; flex-direction: column; padding: 10px 11px 12px; min-width: 0; }
      h3 { color: var(--water); display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 8px; white-space: nowrap; }
      .line { max-width: 100%; }
      p { display: flex; align-items: baseline; gap: 0 6px; flex-wrap: wrap; min-height: 25px; }
      .count { margin: 4px 0 7px; }
      .first { grid-column: span 2; border-top: 5px solid var(--water); padding-top: 6px; }
      .first .far { justify-content: space-between; gap: 0 16px; margin: 6px 0 10px; font-size: 50px; }
      .first .all { margin-top: auto; font-size: 20px; }
      .bar { height: 6px; margin: 0 0 6px; border-radius: 3px; background: var(--water-soft); overflow: hidden; position: relative; }
      .bar i { display: block; height: 100%; transform-origin: 0 0; background: var(--water); }
      .bar::after { content: ''; position: absolute; inset-block: 0; left: 50%; width: 2px; background: var(--card); }
      .over .bar i { background: var(--ink); }
      .empty .far { color: var(--rest); font-weight: 400; }
    `,
  ]

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) lobby!: LobbyView
  /** What waits to be said, and for how long the oldest has, seconds; null where the hall says nothing. */
  @property({ attribute: false }) unsaid: { readonly waiting: number; readonly oldestS: number } | null = null

  protected override render() {
    const { words, lobby } = this
    return html`<h2 class="for-ears">${words.services}</h2><ul role="list">
      <li class="card first" data-longest=${lobby.longest?.ticketNumber ?? nothing}>${this.#first(lobby.longest)}</li>
      ${repeat(lobby.services, ({ service }) => service.id, this.#service)}</ul>`
  }

  #first(longest: Waiting | null) {
    const { words, lobby } = this
    const all = html`<p class="all">${words.waitingNow(lobby.waiting)}</p>${this.#unsaid()}`
    if (!longest) return html`<h3>${words.longest}</h3><p class="far">–</p>${all}`
    const { ticketNumber, waitedMin, lateMin, service } = longest
    return html`<h3>${words.longest}</h3>
      <p class="far"><span>${ticketNumber}</span><span>${waitOf(waitedMin, words)}</span></p>
      <p><span>${labelOf(service.name, words)}</span><span class="soft">${this.#target(service.targetMin)}</span>${lateMin > 0 ? html`<span class="late">${words.late(lateMin)}</span>` : nothing}</p>${all}`
  }

  /** A voice that lags behind sends nobody to a counter. */
  #unsaid() {
    const { words, unsaid } = this
    if (!unsaid) return nothing
    const { waiting, oldestS } = unsaid
    return html`<p data-unsaid=${waiting}>${waiting === 0 ? html`<span class="soft">${words.nothingUnsaid}</span>` : html`<span class=${oldestS > UNSAID_LATE_S ? 'late' : ''}>${words.unsaid(waiting, Math.floor(oldestS))}</span>`}</p>`
  }

  readonly #service = ({ service, waiting, longest, wait, expectedLateMin, served }: ServiceLoad) => {
    const { words } = this
    const { targetMin } = service
    const lateMin = longest?.lateMin ?? 0
    return html`<li class="card ${waiting === 0 ? 'empty' : ''} ${lateMin > 0 ? 'over' : ''}" data-service=${service.id}>
      <h3><span class="line">${labelOf(service.name, words)}</span><span class="soft">${this.#target(targetMin)}</span></h3>
      <p class="count"><span class="far">${waiting}</span><span class="soft">${words.people}</span></p>
      ${targetMin > 0 ? html`<div class="bar" aria-hidden="true"><i .style=${`transform: scaleX(${Math.min(1, (longest?.waitedMin ?? 0) / targetMin / FULL)})`}></i></div>` : nothing}
      <p>${longest ? html`<span>${words.longestHere}</span>${this.#minutes(waitOf(longest.waitedMin, words), lateMin)}` : nothing}</p>
      <p>${wait ? html`<span class="soft">${words.expected}</span>${this.#minutes(waitInWords(wait, words.language), expectedLateMin)}` : served || waiting === 0 ? nothing : html`<strong class="late">${words.notServed}</strong>`}</p>
    </li>`
  }

  /** A time against its target, which stands in the same card: beyond it, it is set off, and said by how much. */
  #minutes(time: string, lateMin: number) {
    if (lateMin === 0) return html`<span>${time}</span>`
    return html`<span class="late" title=${this.words.late(lateMin)}>${time}<span class="for-ears">, ${this.words.late(lateMin)}</span></span>`
  }

  #target(minutes: number) {
    return minutes > 0 ? this.words.target(minutes) : nothing
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-lines': ManagerLines
  }
}
