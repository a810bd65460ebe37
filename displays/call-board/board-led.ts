import { html } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import { freshnessBadge } from '#shared/ui/freshness-badge.ts'
import { LightPart } from '#shared/ui/light-part.ts'
import { MinuteHand } from '#shared/ui/minute-hand.ts'
import { widthInEms } from '#shared/ui/ticket-size.ts'
import { wordsIn } from '#shared/ui/two-scripts.ts'
import { Arrivals, moveIn } from './arrivals.ts'
import { arrowIcon } from './arrow-icon.ts'
import { classNames } from './class-names.ts'
import { markedNumber } from './marked-number.ts'
import { type BoardPicture, hasLamp, type LitCall } from './picture.ts'
import { boardWords } from './words.ts'

/** The LED strip: one line, dark ground, two calls at a time; more come page by page. */
@customElement('board-led')
export class BoardLed extends LightPart<BoardPicture> {
  readonly #arrivals = new Arrivals()
  readonly #hand = new MinuteHand(this, () => this.picture?.clock)

  protected override updated(): void {
    if (!this.picture) return
    this.style.setProperty('--wide', String(this.picture.aspect * 100))
    moveIn(this.#arrivals, this.picture.light, this.querySelectorAll('li'))
  }

  protected override paint(picture: BoardPicture) {
    const { hall, languages, light, freshness, ageMs } = picture
    const lead = languages[0] ?? 'zh'
    return html`${
      light.length > 0
        ? html`<ol aria-label=${boardWords(lead).areas.now} .style=${this.#measures(light, lead)}>${light.map(this.#place)}</ol>`
        : html`<p class="quiet">${wordsIn(hall.name, lead)}</p>`
    }
      <aside>
        <p class="clock">${this.#hand.face(hall.timeZone, lead)}</p>
        ${freshnessBadge({ freshness, ageMs, languages: [lead] })}
      </aside>`
  }

  /** How wide the widest call is, in ems: ticket, counter, arrow, and the gaps between them. */
  #measures(light: readonly LitCall[], lead: string): string {
    const ems = light.map(({ call, arrow }) => {
      const { before, number, after } = labelParts(wordsIn(call.counterLabel, lead))
      const counter = 0.6 * widthInEms(`${before}${after}`) + 0.86 * widthInEms(number)
      return (
        widthInEms(call.ticketNumber) + counter + (arrow === 'none' ? 0.9 : 1.84) + (call.class === 'normal' ? 0 : 0.3)
      )
    })
    return `--places:${light.length};--ems:${Math.max(...ems).toFixed(2)}`
  }

  readonly #place = ({ call, lit, arrow }: LitCall) => {
    const lead = this.picture?.languages[0] ?? 'zh'
    const label = labelParts(wordsIn(call.counterLabel, lead))
    const isLit = lit && hasLamp(this.picture?.freshness ?? 'stale')
    return html`<li class=${classNames({ lit: isLit })} data-ticket=${call.ticketNumber} data-counter=${call.counterId}>
      <span class="ticket">${markedNumber(call.ticketNumber, call.class)}</span>
      <span class="to">${label.before} <b>${label.number}</b> ${label.after}</span>
      ${arrowIcon(arrow, lead)}
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-led': BoardLed
  }
}
