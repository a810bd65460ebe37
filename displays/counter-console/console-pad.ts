import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { obstacleTo, reopenSeconds } from './actions.ts'
import { consoleStyles } from './console-styles.ts'
import type { Desk } from './desk.ts'
import { ConsoleAsked } from './events.ts'
import { ACTION_KEYS, type KeyedAction } from './keys.ts'
import type { ConsoleWords } from './words.ts'

/** Every action has one place and keeps it, so that a second press never lands on another action. */
const PLACES: readonly KeyedAction[] = [
  'call-next',
  'start',
  'finish',
  'recall',
  'no-show',
  'hold',
  'transfer',
  'put-back',
  'reopen',
  'pause',
  'close',
]

/** What the clerk does next, as a rule: the first of these that can be done is the one filled button. */
const USUAL: Partial<Record<Desk['counter']['state'], readonly KeyedAction[]>> = {
  idle: ['call-next'],
  calling: ['start'],
  serving: ['call-next', 'finish'],
  paused: ['resume'],
}

/** The buttons of the desk. What cannot be done now stays in its place, pale; pressing it says why. */
@customElement('console-pad')
export class ConsolePad extends LitElement {
  static override styles = [
    consoleStyles,
    css`
      :host { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 8px; }
      :host([hand='left']) { direction: rtl; }
      button { direction: ltr; display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 64px; padding: 6px 14px; font-size: 18px; font-weight: 500; text-align: start; line-height: 1.2; }
      .call-next { grid-column: span 2; min-height: 76px; font-size: 22px; font-weight: 600; }
      .start, .finish { min-height: 76px; font-size: 20px; font-weight: 600; }
      .usual { background: var(--water); border-color: var(--water); color: var(--card); }
      .usual:active { background: var(--ink); color: var(--card); }
      button.pending[aria-disabled] { border-color: var(--water); background: var(--water-soft); color: var(--water); }
      /* Most answers come in a few milliseconds: only a slow one turns the buttons pale. */
      :host([busy]) button { transition: background-color 120ms 200ms, border-color 120ms 200ms, color 120ms 200ms; }
      @media (max-width: 560px) { :host { gap: 6px; } button { justify-content: center; padding: 6px; text-align: center; } kbd { display: none; } }
      .small { display: block; font-size: 16px; font-weight: 400; }
    `,
  ]

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) queue!: QueueState
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) at!: Instant
  /** The action under way; all buttons wait for it. */
  @property({ attribute: false }) pending: string | null = null
  /** The hall cannot be reached. */
  @property({ attribute: false }) away = false
  @property({ attribute: false }) hints = true

  /** Gives the focus to an action's button: where a sheet was opened from, or what comes next. */
  focusAction(action: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-action="${action}"]`)?.focus()
  }

  #press = (event: Event): void => {
    const action = (event.currentTarget as HTMLElement).dataset['action'] as KeyedAction
    this.dispatchEvent(new ConsoleAsked(action))
  }

  protected override render() {
    const { counter } = this.desk
    const resumes = counter.state === 'paused' || counter.afterTicket !== null
    return PLACES.map((action) => this.#button(action === 'pause' && resumes ? 'resume' : action))
  }

  #button(action: KeyedAction) {
    const { counter } = this.desk
    const free = this.#free(action)
    const usual = free && USUAL[counter.state]?.find((usual) => this.#free(usual)) === action
    const key = this.hints ? ACTION_KEYS[action] : null
    return html`<button
      type="button" class="${action} ${usual ? 'usual' : ''} ${this.pending === action ? 'pending' : ''}" data-action=${action}
      aria-disabled=${free ? nothing : 'true'} aria-busy=${this.pending === action ? 'true' : nothing} aria-keyshortcuts=${key ?? nothing} @click=${this.#press}
    ><span>${this.#label(action)}</span>${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}</button>`
  }

  #free(action: KeyedAction): boolean {
    return !this.away && this.pending === null && obstacleTo(action, this.queue, this.desk.counter, this.at) === null
  }

  #label(action: KeyedAction) {
    const {
      words,
      desk: { counter },
    } = this
    if (action === 'call-next' && counter.state === 'serving') return words.finishAndNext
    if (action === 'resume' && counter.state !== 'paused') return words.cancelAfter
    const left = action === 'reopen' && counter.ticket === null ? reopenSeconds(counter, this.at) : 0
    return html`${words.actions[action]}${left > 0 ? html`<span class="small">${words.seconds(left)}</span>` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-pad': ConsolePad
  }
}
