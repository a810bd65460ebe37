import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Instant } from '#shared/domain/time/instant.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { managerStyles } from './manager-styles.ts'
import { clockOf, failureWords, type ManagerWords } from './words.ts'

/** Gives the code of what stood in the way, null when the hall has it. */
export type DeclareEmergency = (begins: boolean) => Promise<string | null>

/** The hall's emergency: a quiet button that asks once more, and a bar that nobody overlooks while one stands. */
@customElement('manager-emergency')
export class ManagerEmergency extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      /* It is declared at the foot of a long page: whoever did so sees at once that it stands. */
      :host([data-stands]) { position: sticky; top: 0; z-index: 2; }
      div { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
      .stands { margin-top: 10px; padding: 10px 16px; border-radius: 12px; background: var(--alert); color: var(--card); font-size: 20px; font-weight: 650; }
      .stands button { color: var(--ink); font-size: 16px; font-weight: 600; }
      .ask { border: 2px solid var(--alert); border-radius: 10px; padding: 10px 14px; margin-bottom: 10px; }
    `,
  ]

  @state() private _asking = false
  @state() private _said = ''

  @property({ attribute: false }) words!: ManagerWords
  /** Since when it stands; null: there is none. */
  @property({ attribute: false }) since: Instant | null = null
  @property({ attribute: false }) timeZone = 'UTC'
  @property({ attribute: false }) declare: DeclareEmergency = async () => 'no-answer'

  readonly #onAsk = () => {
    this._asking = !this._asking
  }
  readonly #onBegin = () => this.#say(true)
  readonly #onEnd = () => this.#say(false)

  async #say(begins: boolean): Promise<void> {
    this._asking = false
    const code = await this.declare(begins)
    this._said = code === null ? '' : failureWords(code, this.words)
  }

  protected override willUpdate(): void {
    this.toggleAttribute('data-stands', this.since !== null)
  }

  protected override render() {
    const { words, since } = this
    const { emergency } = words
    const said = html`<span role="status">${this._said}</span>`
    if (since)
      return html`<div class="stands" role="alert">${emergency.stands(clockOf(since, this.timeZone))}<button type="button" data-end @click=${this.#onEnd}>${emergency.end}</button>${said}</div>`
    if (!this._asking)
      return html`<div><button type="button" data-declare @click=${this.#onAsk}>${emergency.declare}</button>${said}</div>`
    return html`<div class="ask" role="group" aria-label=${emergency.declare}><p>${emergency.means}</p>
      <button type="button" data-cancel @click=${this.#onAsk}>${words.cancel}</button><button type="button" data-begin @click=${this.#onBegin}><strong>${emergency.begin}</strong></button></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-emergency': ManagerEmergency
  }
}
