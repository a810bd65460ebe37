import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import { callKey } from '#shared/domain/queue/show.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { wordsIn } from '#shared/ui/two-scripts.ts'
import { boardStyles } from './board-styles.ts'
import { boardWords } from './words.ts'

/** The calls before the newest, for whoever looked up too late. */
@customElement('board-before')
export class BoardBefore extends LitElement {
  static override styles = [
    baseStyles,
    boardStyles,
    css`
      :host {
        display: block;
        contain: content;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(var(--board-before-columns, 3), minmax(0, 1fr));
        gap: var(--gap);
        height: 100%;
      }
      li {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        align-content: center;
        flex-wrap: wrap;
        gap: 0 calc(var(--u) * 1);
        min-height: calc(var(--u) * 11);
        padding: 0 calc(var(--u) * 1.8);
        line-height: 1.15;
        border: calc(var(--u) * 0.12) solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        white-space: nowrap;
        overflow: hidden;
      }
      li.moved {
        animation: arrive 300ms ease-out;
      }
      li.empty {
        border-style: dashed;
        background: none;
      }
      b {
        font-size: calc(var(--u) * 5.2);
        font-weight: 600;
        letter-spacing: -0.01em;
      }
      span {
        font-size: calc(var(--u) * 2.2);
        color: var(--ink-2);
      }
      span b {
        margin-right: 0.1em;
        font-size: calc(var(--u) * 3.8);
        color: var(--ink);
      }
    `,
  ]

  #first: ReadonlySet<string> | null = null

  @property({ attribute: false }) calls: readonly Call[] = []
  @property({ attribute: false }) language = 'zh'
  /** How many there is room for; places without a call stay, so that nothing jumps. */
  @property({ attribute: false }) room = 3

  /** What stands here when the board starts does not move in. */
  protected override willUpdate(): void {
    this.#first ??= new Set(this.calls.map(callKey))
  }

  protected override render() {
    const calls = this.calls.slice(0, this.room)
    return html`<ol aria-label=${boardWords(this.language).areas.before}>
      ${repeat(calls, callKey, this.#cell)} ${Array.from({ length: this.room - calls.length }, () => html`<li class="empty" aria-hidden="true"></li>`)}
    </ol>`
  }

  readonly #cell = (call: Call) => {
    const label = labelParts(wordsIn(call.counterLabel, this.language))
    return html`<li class=${this.#first?.has(callKey(call)) ? '' : 'moved'} data-ticket=${call.ticketNumber} data-counter=${call.counterId}>
      <b>${call.ticketNumber}${call.class === 'normal' ? nothing : html`<i class="dot"></i>`}</b>
      <span>${label.before} <b>${label.number}</b>${label.after}</span>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-before': BoardBefore
  }
}
