import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { optionButton } from './console-option.ts'
import { consoleStyles, sheetStyles } from './console-styles.ts'
import { DigitKeys } from './digit-keys.ts'
import { ConsoleAsked, ConsoleSheetLeft } from './events.ts'
import type { ConsoleWords } from './words.ts'

/** Asks once more before the counter is closed for the day: one stray key must not send the clerk home. */
@customElement('console-close-sheet')
export class ConsoleCloseSheet extends LitElement {
  static override styles = [consoleStyles, sheetStyles]

  readonly keys = new DigitKeys(this, () => this.hints)

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) afterTicket = false
  @property({ attribute: false }) hints = true

  #back = (): void => {
    this.dispatchEvent(new ConsoleSheetLeft())
  }

  protected override render() {
    const { sheets } = this.words
    const close = {
      label: sheets.closeNow,
      choose: () => this.dispatchEvent(new ConsoleAsked('close', { action: 'close' })),
    }
    return html`<header><h2>${this.afterTicket ? sheets.closeAfter : sheets.close}</h2><button type="button" @click=${this.#back}>${sheets.back} ${this.hints ? html`<kbd aria-hidden="true">Esc</kbd>` : nothing}</button></header>
      <div class="options">${optionButton(close, 0, this.hints)}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-close-sheet': ConsoleCloseSheet
  }
}
