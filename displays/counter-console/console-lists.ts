import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Ticket } from '#shared/domain/queue/ticket.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { DeskAction } from './actions.ts'
import { consoleStyles } from './console-styles.ts'
import { type Desk, waitedMin } from './desk.ts'
import { ConsoleAsked } from './events.ts'
import { listStyles } from './list-styles.ts'
import { labelOf } from './labels.ts'
import type { ConsoleWords } from './words.ts'

export type ListName = 'waiting' | 'missed' | 'held'

/** Which key shows which list. */
export const LIST_KEYS: Readonly<Record<ListName, string>> = { waiting: 'W', missed: 'M', held: 'L' }

const LISTS: readonly ListName[] = ['waiting', 'missed', 'held']

/** The clerk shows another of the lists. */
export class ConsoleListChosen extends CustomEvent<ListName> {
  constructor(list: ListName) {
    super('console-list-chosen', { detail: list, bubbles: true, composed: true })
  }
}

/** Who waits, in the order they will be called here; who missed the call; who was put on hold. */
@customElement('console-lists')
export class ConsoleLists extends LitElement {
  static override styles = [
    consoleStyles,
    listStyles,
    css`:host { display: flex; flex-direction: column; min-height: 0; }`,
  ]

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) at!: Instant
  @property({ attribute: false }) list: ListName = 'waiting'
  /** May a ticket be called now? */
  @property({ attribute: false }) mayCall = false
  /** May a ticket be put back in line now? */
  @property({ attribute: false }) mayMove = false
  @property({ attribute: false }) hints = true

  /** Gives the focus to the tab of the list shown. */
  focusList(): void {
    this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
  }

  #choose = (event: Event): void => {
    const list = (event.currentTarget as HTMLElement).dataset['list'] as ListName
    this.dispatchEvent(new ConsoleListChosen(list))
  }

  /** Arrow keys walk the tabs, as tabs everywhere do. */
  #walk = async (event: KeyboardEvent): Promise<void> => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const list = LISTS[(LISTS.indexOf(this.list) + step + LISTS.length) % LISTS.length]!
    this.dispatchEvent(new ConsoleListChosen(list))
    await this.updateComplete
    this.focusList()
  }

  protected override render() {
    return html`${this.#loads()}
      <div class="tabs" role="tablist" @keydown=${this.#walk}>${LISTS.map((list) => this.#tab(list))}</div>
      <div class="panel" id="panel" role="tabpanel" tabindex="0" aria-labelledby="tab-${this.list}">${this.#rows()}</div>`
  }

  #loads() {
    const { words, desk } = this
    return html`<ul class="loads" aria-label=${words.loads}>${desk.loads.map(
      ({ service, waiting, mine }) =>
        html`<li class=${mine ? '' : 'others'}><span class="line">${labelOf(service.name, words)}</span><b class="number">${waiting}</b></li>`,
    )}</ul>`
  }

  #tab(list: ListName) {
    const count = list === 'waiting' ? this.desk.waiting : this.desk[list].length
    const chosen = this.list === list
    return html`<button
      type="button" role="tab" id="tab-${list}" data-list=${list} aria-selected=${chosen} aria-controls="panel" tabindex=${chosen ? 0 : -1}
      aria-keyshortcuts=${this.hints ? LIST_KEYS[list] : nothing} @click=${this.#choose}
    ><span>${this.words.lists[list]} <b class="number">${count}</b></span>${this.hints ? html`<kbd aria-hidden="true">${LIST_KEYS[list]}</kbd>` : nothing}</button>`
  }

  #rows() {
    const { words, desk, list } = this
    const tickets = list === 'waiting' ? desk.queue : desk[list]
    if (tickets.length === 0) return html`<p class="empty">${words.emptyLists[list]}</p>`
    const more = list === 'waiting' && desk.waiting > tickets.length
    return html`<ol>${repeat(
      tickets,
      ({ id }) => id,
      (ticket, place) => this.#row(ticket, place),
    )}</ol>
      ${more ? html`<p class="empty">${words.listed(tickets.length, desk.waiting)}</p>` : nothing}`
  }

  #row(ticket: Ticket, place: number) {
    const { words, at, list, desk } = this
    const service = desk.loads.find(({ service }) => service.id === ticket.service)?.service
    const next = list === 'waiting' && place === 0
    return html`<li data-row=${ticket.id} class=${next ? 'next' : ''}>
      <b class="number">${ticket.number}</b>
      <span class="what"><span class="line">${service ? labelOf(service.name, words) : ''}</span>${this.#marks(ticket, next)}</span>
      <span class="waited">${list === 'waiting' ? words.waited(waitedMin(ticket.issuedAt, at)) : words.ago(waitedMin(ticket.since, at))}</span>
      <span class="do">${this.#buttons(ticket)}</span>
    </li>`
  }

  #marks(ticket: Ticket, next: boolean) {
    const { words } = this
    const marks = [next ? words.nextUp : '', ticket.class === 'normal' ? '' : words.classes[ticket.class]].filter(
      Boolean,
    )
    return marks.length === 0 ? nothing : html`<small class="soft">${marks.join(' · ')}</small>`
  }

  #buttons(ticket: Ticket): TemplateResult | TemplateResult[] {
    const { row } = this.words
    const call: CounterWish = { action: 'call', ticket: ticket.id }
    if (ticket.state === 'waiting') return this.#button(row.call, ticket, 'call', call, this.mayCall)
    if (ticket.state === 'held') {
      return [
        this.#button(row.callBack, ticket, 'call', call, this.mayCall),
        this.#button(row.putInLine, ticket, 'resume-held', { action: 'resume-held', ticket: ticket.id }, this.mayMove),
      ]
    }
    return [
      this.#button(row.call, ticket, 'call', call, this.mayCall),
      this.#button(
        row.original,
        ticket,
        'requeue',
        { action: 'requeue', ticket: ticket.id, where: 'original' },
        this.mayMove,
      ),
      this.#button(row.end, ticket, 'requeue', { action: 'requeue', ticket: ticket.id, where: 'end' }, this.mayMove),
    ]
  }

  #button(label: string, ticket: Ticket, action: DeskAction, wish: CounterWish, may: boolean) {
    const ask = (): boolean => this.dispatchEvent(new ConsoleAsked(action, wish))
    return html`<button type="button" aria-disabled=${may ? nothing : 'true'} aria-label=${this.words.rowFor(label, ticket.number ?? '')} @click=${ask}>${label}</button>`
  }
}

declare global {
  interface HTMLElementEventMap {
    'console-list-chosen': ConsoleListChosen
  }
  interface HTMLElementTagNameMap {
    'console-lists': ConsoleLists
  }
}
