import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { QueueState, Counter } from '#shared/domain/queue/state.ts'
import type { TransferTarget } from '#shared/domain/queue/wishes.ts'
import { presentTicket, transferTargets } from './actions.ts'
import { optionButton } from './console-option.ts'
import { consoleStyles, sheetStyles } from './console-styles.ts'
import { DigitKeys } from './digit-keys.ts'
import { ConsoleAsked, ConsoleSheetLeft } from './events.ts'
import { labelOf } from './labels.ts'
import type { ConsoleWords } from './words.ts'

/** Sends the present ticket on: to a service, or to one counter; and, if wished, back here afterwards. */
@customElement('console-transfer-sheet')
export class ConsoleTransferSheet extends LitElement {
  static override styles = [
    consoleStyles,
    sheetStyles,
    css`
      label { display: flex; align-items: center; gap: 12px; min-height: 60px; padding: 0 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); cursor: pointer; }
      input { width: 24px; height: 24px; accent-color: var(--water); }
    `,
  ]

  readonly keys = new DigitKeys(this, () => this.hints)

  @state() private _returnToMe = false

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) queue!: QueueState
  @property({ attribute: false }) counter!: Counter
  @property({ attribute: false }) hints = true

  #toggle = (): void => {
    this._returnToMe = !this._returnToMe
  }

  #back = (): void => {
    this.dispatchEvent(new ConsoleSheetLeft())
  }

  protected override render() {
    const { words, queue, counter } = this
    const ticket = presentTicket(queue, counter)
    if (!ticket) return nothing
    const targets = transferTargets(queue, counter)
    const services = targets.filter((to) => 'service' in to)
    const counters = targets.filter((to) => 'counter' in to)
    return html`<header><h2>${words.sheets.transfer(ticket.number ?? '')}</h2><button type="button" @click=${this.#back}>${words.sheets.back} ${this.hints ? html`<kbd aria-hidden="true">Esc</kbd>` : nothing}</button></header>
      <h3 id="services">${words.sheets.toService}</h3>
      <div class="options" role="group" aria-labelledby="services">${services.map((to, place) => this.#button(to, place))}</div>
      ${
        counters.length === 0
          ? nothing
          : html`<h3 id="counters">${words.sheets.toCounter}</h3>
        <div class="options" role="group" aria-labelledby="counters">${counters.map((to, place) => this.#button(to, services.length + place))}</div>`
      }
      <label>${this.hints ? html`<kbd aria-hidden="true">0</kbd>` : nothing}<input type="checkbox" data-digit="0" .checked=${this._returnToMe} @change=${this.#toggle} />${words.sheets.returnToMe}</label>`
  }

  #button(to: TransferTarget, place: number) {
    return optionButton(
      {
        label: this.#name(to),
        choose: () =>
          this.dispatchEvent(
            new ConsoleAsked('transfer', {
              action: 'transfer',
              to,
              returnToMe: this._returnToMe,
              ticket: this.counter.ticket ?? undefined,
            }),
          ),
      },
      place,
      this.hints,
    )
  }

  #name(to: TransferTarget): string {
    const named =
      'service' in to
        ? this.queue.hall?.services.find(({ id }) => id === to.service)?.name
        : this.queue.counters.find(({ id }) => id === to.counter)?.label
    return named ? labelOf(named, this.words) : ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-transfer-sheet': ConsoleTransferSheet
  }
}
