import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { repeat } from 'lit/directives/repeat.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { type Division, divide, widthInEms } from '#shared/ui/ticket-size.ts'
import { localeOf, wordsIn } from '#shared/ui/two-scripts.ts'
import { arrowIcon } from './arrow-icon.ts'
import { boardStyles } from './board-styles.ts'
import type { LitCall } from './picture.ts'
import { boardWords } from './words.ts'

/** All in ems of the ticket: a number shorter than this would outgrow its counter. */
const SHORTEST_EMS = 2.1
const DOT_EM = 0.3
/** The counter beside a call that has the light to itself, with its words and rule. */
const ALONE_EM = 0.85
/** The counter's number where calls share the light, and the arrow after it. */
const NUMBER_EM = 0.68
const ARROW_EM = 0.46
/** `号窗口` in the smallest type of a wall, 2.2 hundredths of the short side. */
const UNIT_MIN = 0.068

/**
 * The light of the board: the newest call, as large as its place allows. Calls of the same moment divide it, each in
 * its own cell with its own movement; none waits for another.
 */
@customElement('board-now')
export class BoardNow extends LitElement {
  static override styles = [
    baseStyles,
    boardStyles,
    css`
      :host {
        display: block;
        position: relative;
        contain: strict;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: calc(var(--gap) * 0.5);
        height: 100%;
      }
      li {
        position: relative;
        display: flex;
        align-items: center;
        justify-content: space-evenly;
        overflow: hidden;
        border: calc(var(--u) * 0.12) solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        font-size: calc(var(--size) * 1px);
        line-height: 1;
        white-space: nowrap;
        contain: strict;
      }
      li:first-child {
        grid-column: span var(--newest, 1);
      }
      .stacked li {
        flex-direction: column;
        justify-content: center;
        gap: 0.16em;
      }
      /* The lamp lies over the card, so that going out is only a change of opacity. */
      li::before {
        content: '';
        position: absolute;
        inset: calc(var(--u) * -0.12);
        background: linear-gradient(to right, var(--lamp) calc(var(--u) * 1), var(--lamp-soft) calc(var(--u) * 1));
        opacity: 0;
        transition: opacity 300ms ease-out;
      }
      li.lit {
        border-color: transparent;
      }
      li.lit::before {
        opacity: 1;
      }
      li > * {
        position: relative;
      }
      .fresh > * {
        animation: arrive 380ms ease-out;
      }
      .fresh::before {
        animation: light 300ms ease-out;
      }
      @keyframes light {
        from {
          opacity: 0;
        }
      }
      .ticket {
        font-weight: 700;
        letter-spacing: -0.02em;
        text-indent: 0.04em;
      }
      .to {
        display: grid;
        justify-items: center;
        gap: 0.05em;
        min-width: 0.9em;
        padding-left: 0.16em;
        border-left: 0.01em solid var(--line);
      }
      .lit .to {
        border-color: var(--lamp-line);
      }
      .number {
        font-size: calc(0.56em * var(--shrink, 1));
        font-weight: 700;
      }
      .say {
        font-size: 0.125em;
        line-height: 1.3;
        color: var(--ink-2);
      }
      .unit {
        font-size: 0.14em;
        line-height: 1.3;
        font-weight: 500;
      }
      .arrow {
        width: 0.34em;
        height: 0.34em;
        margin-top: 0.02em;
        fill: none;
        stroke: var(--ink);
        stroke-width: 2.4;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .stacked .to {
        grid-auto-flow: column;
        align-items: center;
        gap: 0.16em;
        padding: 0;
        border: 0;
      }
      .many li {
        justify-content: center;
        gap: 0.34em;
      }
      .many.stacked li {
        gap: 0.1em;
      }
      .many .to {
        grid-template-columns: auto auto;
        column-gap: 0.12em;
        row-gap: 0;
        align-items: center;
        border: 0;
        padding: 0;
      }
      .many .say {
        display: none;
      }
      .many .unit {
        grid-area: 2 / 1 / 3 / 3;
        font-size: max(0.16em, calc(var(--u) * 2.2));
      }
      .many.stacked .unit {
        grid-area: auto;
      }
      .empty {
        display: grid;
        place-content: center;
        gap: 0.3em;
        height: 100%;
        border: calc(var(--u) * 0.12) solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        color: var(--water);
        font-size: calc(var(--u) * 6);
        font-weight: 500;
        text-align: center;
      }
      .empty .beside {
        display: block;
        font-size: 0.5em;
      }
      .empty b {
        margin-top: 0.2em;
        font-size: 1.5em;
        font-weight: 300;
        color: var(--ink);
      }
    `,
  ]

  /** The box is measured when it changes, never when a call comes. */
  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry) this._box = { width: entry.contentRect.width, height: entry.contentRect.height }
  })

  @state() private _box = { width: 0, height: 0 }

  @property({ attribute: false }) calls: readonly LitCall[] = []
  @property({ attribute: false }) languages: readonly string[] = ['zh', 'en']
  /** Set while the hall is closed: when it is open, `08:30–17:30`. */
  @property({ attribute: false }) hours: string | null = null
  /** Out of date: everything stays, nothing is lit. */
  @property({ type: Boolean, reflect: true }) unlit = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.#observer.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#observer.disconnect()
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const division = this.#division
    const { columns, size } = division
    this.style.setProperty('--columns', String(columns))
    this.style.setProperty('--newest', String(this.#holes(division) + 1))
    this.style.setProperty('--size', size.toFixed(2))
  }

  get #division(): Division {
    const { width, height } = this._box
    const count = Math.max(1, this.calls.length)
    const dot = (call: Call) => (call.class === 'normal' ? 0 : DOT_EM)
    const ticketEms = Math.max(SHORTEST_EMS, ...this.calls.map(({ call }) => widthInEms(call.ticketNumber) + dot(call)))
    const hasArrow = this.calls.some(({ arrow }) => arrow !== 'none')
    const counterEms = count === 1 ? ALONE_EM : NUMBER_EM + (hasArrow ? ARROW_EM : 0)
    const counterPx = count === 1 ? 0 : Math.min(innerWidth, innerHeight) * UNIT_MIN
    return divide(count, width, height, { ticketEms, counterEms, counterPx })
  }

  /** Places that the division leaves over: the newest call takes them, so that the light has no hole. */
  #holes({ columns, rows }: Division): number {
    return columns * rows - this.calls.length
  }

  protected override render() {
    const [lead = 'zh', second] = this.languages
    if (this.calls.length === 0) return this.#quiet(lead, second)
    const classes = { many: this.calls.length > 1, stacked: this.#division.stacked }
    return html`<ol class=${classMap(classes)} aria-label=${boardWords(lead).areas.now}>
      ${repeat(this.calls, ({ key }) => key, this.#cell)}
    </ol>`
  }

  /** Nobody is called: before the first call of the day, or outside opening hours. */
  #quiet(lead: string, second: string | undefined) {
    const say = (language: string) => (this.hours ? boardWords(language).hallClosed : boardWords(language).nobodyCalled)
    return html`<p class="empty">
      <span lang=${localeOf(lead)}>${say(lead)}</span>
      ${second ? html`<span class="beside" lang=${localeOf(second)}>${say(second)}</span>` : nothing}
      ${this.hours ? html`<b>${this.hours}</b>` : nothing}
    </p>`
  }

  readonly #cell = ({ call, lit, fresh, arrow }: LitCall) => {
    const [lead = 'zh', second] = this.languages
    const label = labelParts(wordsIn(call.counterLabel, lead))
    const beside = second ? labelParts(wordsIn(call.counterLabel, second)) : null
    const isLit = lit && !this.unlit
    const words = boardWords(lead)
    const shrink = Math.min(1, 1.2 / widthInEms(label.number))
    return html`<li class=${classMap({ lit: isLit, fresh })} data-ticket=${call.ticketNumber} data-counter=${call.counterId}>
      <span class="ticket">${call.ticketNumber}${call.class === 'normal' ? nothing : html`<i class="dot"></i>`}</span>
      <span class="to">
        <span class="say" lang=${localeOf(lead)}
          >${isLit ? words.pleaseGoTo : words.latest} ${label.before || beside?.before || ''}</span
        >
        <span class="number" .style=${`--shrink:${shrink}`}>${label.number}</span>
        ${label.after ? html`<span class="unit">${label.after}</span>` : nothing} ${arrowIcon(arrow, lead)}
      </span>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-now': BoardNow
  }
}
