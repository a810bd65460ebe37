import { html } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import { callKey } from '#shared/domain/queue/show.ts'
import type { Call } from '#shared/domain/queue/state.ts'
import { textEms, widthInEms } from '#shared/ui/ticket-size.ts'
import { wordsIn } from '#shared/ui/two-scripts.ts'
import { Arrivals, arrive } from './arrivals.ts'
import { BoardPart } from './board-part.ts'
import { markedNumber } from './marked-number.ts'
import type { BoardPicture } from './picture.ts'
import { boardWords } from './words.ts'

/** How many there is room for; places without a call stay, so that nothing jumps. */
const ROOM = 3

/** As in the styles, in hundredths of the short side: ticket, counter, the words round it, and all that is between them. */
const TICKET = 5.2
const COUNTER = 4.2
const WORDS = 2.5
const BREATH = 1.5
const PADDING = 3.4
const GAP = 2.2
/** Widths are known of a heavier letter. */
const LIGHTER_EM = 0.13
const DOT_EM = 0.3

/** The calls before the newest, for whoever looked up too late. */
@customElement('board-before')
export class BoardBefore extends BoardPart {
  readonly #arrivals = new Arrivals()

  /** Room for all of them side by side, in hundredths of the short side. */
  width = 98

  protected override updated(): void {
    if (!this.picture) return
    const cells = this.querySelectorAll('li')
    for (const place of this.#arrivals.placesIn(shownOf(this.picture).map(callKey))) arrive(cells[place]!)
  }

  protected override paint(picture: BoardPicture) {
    const [lead = 'zh'] = picture.languages
    const calls = shownOf(picture)
    const room = (this.width - GAP * (ROOM - 1)) / ROOM - PADDING
    // If one counter does not stand beside its ticket, all stand under theirs: one order for all.
    const under = calls.some((call) => widthOf(call, lead) > room)
    return html`<ol class=${under ? 'under' : ''} aria-label=${boardWords(lead).areas.before}>
      ${calls.map((call) => this.#cell(call, lead))} ${Array.from({ length: ROOM - calls.length }, () => html`<li class="card empty" aria-hidden="true"></li>`)}
    </ol>`
  }

  #cell(call: Call, lead: string) {
    const label = labelParts(wordsIn(call.counterLabel, lead))
    return html`<li class="card" data-ticket=${call.ticketNumber} data-counter=${call.counterId}>
      <b>${markedNumber(call.ticketNumber, call.class)}</b>
      <span>${label.before} <b>${label.number}</b>${label.after}</span>
    </li>`
  }
}

/** How wide a call stands in one line, in hundredths of the short side. */
function widthOf({ ticketNumber, class: kind, counterLabel }: Call, lead: string): number {
  const { before, number, after } = labelParts(wordsIn(counterLabel, lead))
  const ticket = widthInEms(ticketNumber) - LIGHTER_EM + (kind === 'normal' ? 0 : DOT_EM)
  return ticket * TICKET + widthInEms(number) * COUNTER + textEms(`${before}${after}`) * WORDS + BREATH
}

function shownOf({ before }: BoardPicture): readonly Call[] {
  return before.slice(0, ROOM)
}

declare global {
  interface HTMLElementTagNameMap {
    'board-before': BoardBefore
  }
}
