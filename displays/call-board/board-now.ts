import { html, nothing } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import { type LabelParts, labelParts } from '#shared/domain/queue/label.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import { LightPart } from '#shared/ui/light-part.ts'
import { type Division, divide, textEms, widthInEms } from '#shared/ui/ticket-size.ts'
import { localeOf, wordsIn } from '#shared/ui/two-scripts.ts'
import { Arrivals, moveIn } from './arrivals.ts'
import { arrowIcon } from './arrow-icon.ts'
import { classNames } from './class-names.ts'
import { markedNumber } from './marked-number.ts'
import { type BoardPicture, hasLamp, type LitCall, openingHours } from './picture.ts'
import { boardWords } from './words.ts'

/** All in ems of the ticket: a number shorter than this would outgrow its counter. */
const SHORTEST_EMS = 2.1
const DOT_EM = 0.22
/** The counter beside a call that has the light to itself, with its words and rule. */
const ALONE_EM = 0.85
/** The counter's number where calls share the light, and the arrow after it. */
const NUMBER_EM = 0.68
const ARROW_EM = 0.46
/** The smallest type of a wall, in parts of the short side, and a little air beside a word in it, ems. */
const SMALLEST = 0.022
const AIR_EM = 0.1
/** The words before a counter that has the light to itself, in ems of the ticket. */
const SAY_EM = 0.125

/**
 * The light of the board: the newest call, as large as its place allows. Calls of the same moment divide it, each in
 * its own cell with its own movement; none waits for another.
 */
@customElement('board-now')
export class BoardNow extends LightPart<BoardPicture> {
  /** The box is measured when it changes, never when a call comes. */
  readonly #observer = new ResizeObserver(([entry]) => {
    if (!entry) return
    this.#box = entry.contentRect
    this.requestUpdate()
  })

  #box: Pick<DOMRectReadOnly, 'width' | 'height'> = { width: 0, height: 0 }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#observer.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#observer.disconnect()
  }

  readonly #arrivals = new Arrivals()

  protected override updated(): void {
    moveIn(this.#arrivals, this.picture?.light ?? [], this.querySelectorAll('li'))
  }

  #divisionOf({ light, languages: [lead = 'zh'] }: BoardPicture): Division {
    const { width, height } = this.#box
    const count = light.length
    const dot = (call: Call) => (call.class === 'normal' ? 0 : DOT_EM)
    const ticketEms = Math.max(SHORTEST_EMS, ...light.map(({ call }) => widthInEms(call.ticketNumber) + dot(call)))
    const hasArrow = light.some(({ arrow }) => arrow !== 'none')
    const labels = light.map(({ call }) => labelParts(wordsIn(call.counterLabel, lead)))
    const say = Math.max(...labels.map(({ before }) => textEms(`${boardWords(lead).pleaseGoTo} ${before}`)))
    const unit = Math.max(...labels.map((label) => textEms(unitOf(label))))
    const counterEms = count === 1 ? Math.max(ALONE_EM, say * SAY_EM) : NUMBER_EM + (hasArrow ? ARROW_EM : 0)
    const counterPx = count === 1 ? 0 : Math.min(innerWidth, innerHeight) * SMALLEST * (unit + AIR_EM)
    return divide(count, width, height, { ticketEms, counterEms, counterPx })
  }

  protected override paint(picture: BoardPicture) {
    const { light, languages } = picture
    if (light.length === 0) return this.#quiet(picture)
    const { columns, rows, size, stacked } = this.#divisionOf(picture)
    // Places that the division leaves over: the newest call takes them, so that the light has no hole.
    const newest = columns * rows - light.length + 1
    return html`<ol class=${classNames({ many: light.length > 1, stacked })}
      .style=${`--columns:${columns};--newest:${newest};--size:${size.toFixed(2)}`} aria-label=${boardWords(languages[0] ?? 'zh').areas.now}>
      ${light.map((lit) => this.#cell(lit, picture))}
    </ol>`
  }

  /** Nobody is called: before the first call of the day, or outside opening hours. */
  #quiet(picture: BoardPicture) {
    const [lead = 'zh', second] = picture.languages
    const hours = openingHours(picture)
    const say = (language: string) => (hours ? boardWords(language).hallClosed : boardWords(language).nobodyCalled)
    return html`<p class="card empty">
      <span lang=${localeOf(lead)}>${say(lead)}</span>
      ${second ? html`<span class="beside" lang=${localeOf(second)}>${say(second)}</span>` : nothing}
      ${hours ? html`<b>${hours}</b>` : nothing}
    </p>`
  }

  #cell({ call, lit, arrow }: LitCall, { languages, freshness, light }: BoardPicture) {
    const [lead = 'zh', second] = languages
    const label = labelParts(wordsIn(call.counterLabel, lead))
    const beside = second && call.counterLabel[second]
    // Out of date: everything stays, nothing is lit.
    const isLit = lit && hasLamp(freshness)
    const words = boardWords(lead)
    const shrink = Math.min(1, 1.2 / widthInEms(label.number))
    return html`<li class=${classNames({ card: true, lit: isLit })} data-ticket=${call.ticketNumber} data-counter=${call.counterId}>
      <span class="ticket">${markedNumber(call.ticketNumber, call.class)}</span>
      <span class="to">
        <span class="say" lang=${localeOf(lead)}
          >${isLit ? words.pleaseGoTo : words.latest} ${label.before}</span
        >
        <span class="number" .style=${`--shrink:${shrink}`}>${label.number}</span>
        <span class=${classNames({ unit: true, first: label.after === '' })}>${light.length > 1 ? unitOf(label) : label.after}${beside ? html`<span class="beside" lang=${localeOf(second)}>${beside}</span>` : nothing}</span> ${arrowIcon(arrow, lead)}
      </span>
    </li>`
  }
}

/** The word that stands under a counter's number where calls share the light: `号窗口`, `Counter`. */
function unitOf({ before, after }: LabelParts): string {
  return after || before
}

declare global {
  interface HTMLElementTagNameMap {
    'board-now': BoardNow
  }
}
