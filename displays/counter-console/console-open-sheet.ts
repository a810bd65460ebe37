import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Staff } from '#shared/domain/queue/config.ts'
import type { Counter } from '#shared/domain/queue/state.ts'
import { optionButton } from './console-option.ts'
import { consoleStyles, sheetStyles } from './console-styles.ts'
import { DigitKeys } from './digit-keys.ts'
import { ConsoleAsked } from './events.ts'
import { labelOf } from './labels.ts'
import type { ConsoleWords } from './words.ts'

/** Opens a closed counter: the clerk says who they are. Who sits elsewhere is shown there, and cannot be in two places. */
@customElement('console-open-sheet')
export class ConsoleOpenSheet extends LitElement {
  static override styles = [consoleStyles, sheetStyles]

  readonly keys = new DigitKeys(this, () => this.hints)

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) staff: readonly Staff[] = []
  @property({ attribute: false }) counters: readonly Counter[] = []
  @property({ attribute: false }) hints = true

  protected override render() {
    const { words, staff } = this
    return html`<header><h2 id="title">${words.sheets.open}</h2></header>
      ${staff.length === 0 ? html`<p class="soft">${words.sheets.noStaff}</p>` : ''}
      <div class="options" role="group" aria-labelledby="title">${staff.map((person, place) => optionButton(this.#option(person), place, this.hints))}</div>`
  }

  #option({ id, name }: Staff) {
    const elsewhere = this.counters.find(({ staff }) => staff === id)
    return {
      label: name,
      barred: elsewhere !== undefined,
      note: elsewhere && this.words.sheets.staffAt(labelOf(elsewhere.label, this.words)),
      choose: () => this.dispatchEvent(new ConsoleAsked('open', { action: 'open', staff: id })),
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-open-sheet': ConsoleOpenSheet
  }
}
