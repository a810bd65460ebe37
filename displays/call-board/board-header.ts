import { html } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import { freshnessInWords } from '#shared/i18n/common.ts'
import { freshnessBadge } from '#shared/ui/freshness-badge.ts'
import { MinuteHand } from '#shared/ui/minute-hand.ts'
import { textEms } from '#shared/ui/ticket-size.ts'
import { twoScripts, wordsIn } from '#shared/ui/two-scripts.ts'
import { BoardPart } from './board-part.ts'
import { classNames } from './class-names.ts'
import type { BoardPicture } from './picture.ts'

/** The hall's name is as large as the room beside date and clock allows, in hundredths of the short side. */
const LARGEST = 3.5
const SMALLEST = 2.5
const CLOCK = 34
/** Type of the badge, and what is beside its words, ems. */
const BADGE = 2.5
const BADGE_AIR_EM = 3.4

/** Whose hall this is, what time it is there, and, only when it is so, how old the news is. */
@customElement('board-header')
export class BoardHeader extends BoardPart {
  readonly #hand = new MinuteHand(this, () => this.picture?.clock)

  /** Room for all of it, in hundredths of the short side. */
  width = 172

  protected override paint({ hall, languages, freshness, ageMs }: BoardPicture) {
    const ems = textEms(wordsIn(hall.name, languages[0] ?? 'zh')) * 1.04
    const size = Math.max(SMALLEST, Math.min(LARGEST, (this.width - CLOCK) / ems))
    const isLive = freshness === 'live'
    // While it is live as well: a page that starts from this paint wears the badge from its first frame.
    const badge = (said: readonly string[]) => {
      const words = said.map((one) => textEms(freshnessInWords(isLive ? 'recovering' : freshness, ageMs, one)))
      return BADGE * words.reduce((sum, one) => sum + one, BADGE_AIR_EM)
    }
    const room = this.width - ems * size - CLOCK
    const said = badge(languages) <= room ? languages : languages.slice(0, 1)
    // Old news goes before the date.
    const undated = !isLive && badge(said) > room
    return html`<h1 .style=${`--name:${size.toFixed(2)}`}>${twoScripts(hall.name, languages)}</h1>
      ${freshnessBadge({ freshness, ageMs, languages: said })}
      <p class=${classNames({ clock: true, undated })}>${this.#hand.face(hall.timeZone, languages[0] ?? 'zh')}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-header': BoardHeader
  }
}
