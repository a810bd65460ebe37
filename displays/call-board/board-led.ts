import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '#shared/ui/hall-clock.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { widthInEms } from '#shared/ui/ticket-size.ts'
import { wordsIn } from '#shared/ui/two-scripts.ts'
import { Arrivals, moveIn } from './arrivals.ts'
import { arrowIcon } from './arrow-icon.ts'
import { BoardPart } from './board-part.ts'
import { boardStyles } from './board-styles.ts'
import { classNames } from './class-names.ts'
import { markedNumber } from './marked-number.ts'
import { type BoardPicture, hasLamp, type LitCall } from './picture.ts'
import { boardWords } from './words.ts'

/** The LED strip: one line, dark ground, two calls at a time; more come page by page. */
@customElement('board-led')
export class BoardLed extends BoardPart {
  static override styles = [
    baseStyles,
    boardStyles,
    css`
      :host {
        --all: calc(var(--u) * var(--wide));
        --side: min(calc(var(--u) * 104), calc(var(--all) * 0.2));
        contain: none;
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) var(--side);
        align-items: stretch;
        height: 100%;
        background: var(--strip, #0a1615);
        color: var(--strip-ink, #f3f6f4);
        font-size: calc(var(--u) * 68);
        line-height: 1;
        white-space: nowrap;
      }
      /* The largest type in which the widest call still has its place beside the clock. */
      ol {
        font-size: min(1em, calc((var(--all) - var(--side)) / var(--places) / var(--ems)));
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
      }
      li {
        position: relative;
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.34em;
        padding: 0 0.2em;
        overflow: hidden;
      }
      li + li {
        border-left: calc(var(--u) * 1) solid rgb(255 255 255 / 16%);
      }
      li.lit {
        color: var(--lamp);
      }
      .ticket {
        font-weight: 700;
        letter-spacing: -0.01em;
      }
      .to {
        font-size: 0.56em;
        font-weight: 600;
      }
      .to b {
        font-size: 1.5em;
        vertical-align: -0.1em;
      }
      .arrow {
        flex: none;
        width: 0.6em;
        height: 0.6em;
        fill: none;
        stroke: currentcolor;
        stroke-width: 2.6;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .quiet {
        display: flex;
        align-items: center;
        padding-left: 0.5em;
        font-size: 0.6em;
        font-weight: 500;
        overflow: hidden;
      }
      aside {
        display: grid;
        align-content: center;
        justify-items: center;
      }
      hall-clock {
        font-size: calc(var(--side) * 0.28);
        --hall-clock-date: none;
        --ink-2: #b4c4c0;
      }
      /* Under the calls, and darker than they are. */
      hall-freshness-badge {
        position: absolute;
        right: calc(var(--u) * 3);
        bottom: calc(var(--u) * 2);
        font-size: calc(var(--u) * 9);
        --card: var(--strip, #0a1615);
        --ink: #b4c4c0;
        --ink-2: #8b9c98;
      }
      .dot {
        background: currentcolor;
      }
    `,
  ]

  readonly #arrivals = new Arrivals()

  protected override updated(): void {
    if (!this.picture) return
    this.style.setProperty('--wide', String(this.picture.aspect * 100))
    moveIn(this.#arrivals, this.picture.light, this.renderRoot.querySelectorAll('li'))
  }

  protected override paint(picture: BoardPicture) {
    const { hall, languages, light, freshness } = picture
    const lead = languages[0] ?? 'zh'
    return html`${
      light.length > 0
        ? html`<ol aria-label=${boardWords(lead).areas.now} .style=${this.#measures(light, lead)}>${light.map(this.#place)}</ol>`
        : html`<p class="quiet">${wordsIn(hall.name, lead)}</p>`
    }
      <aside>
        <hall-clock .clock=${picture.clock} .timeZone=${hall.timeZone} .language=${lead}></hall-clock>
        <hall-freshness-badge .freshness=${freshness} .ageMs=${picture.ageMs} .languages=${[lead]}></hall-freshness-badge>
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
