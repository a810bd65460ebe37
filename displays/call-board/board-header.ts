import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { freshnessInWords } from '#shared/i18n/common.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '#shared/ui/hall-clock.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { textEms } from '#shared/ui/ticket-size.ts'
import { twoScripts, wordsIn } from '#shared/ui/two-scripts.ts'
import { SidePart } from './board-part.ts'
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
export class BoardHeader extends SidePart {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: baseline;
        gap: calc(var(--u) * 2);
        white-space: nowrap;
      }
      /* What has no room beside the name wraps out of sight, whole. */
      h1 {
        flex: 0 1 auto;
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 0.4em;
        min-width: 0;
        height: calc(var(--u) * 5);
        line-height: calc(var(--u) * 5);
        overflow: hidden;
      }
      .lead {
        max-width: 100%;
        font-size: calc(var(--u) * var(--name));
        font-weight: 600;
        letter-spacing: 0.02em;
        color: var(--water);
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .beside {
        color: var(--ink-2);
      }
      hall-freshness-badge {
        flex: none;
        margin: calc(var(--u) * -1) 0;
      }
      hall-clock.undated {
        --hall-clock-date: none;
      }
      hall-clock {
        margin-left: auto;
        --hall-clock-date-size: calc(var(--u) * 2.5);
      }
    `,
  ]

  /** Room for all of it, in hundredths of the short side. */
  @property({ attribute: false }) width = 172

  protected override paint({ hall, languages, clock, freshness, ageMs }: BoardPicture) {
    const ems = textEms(wordsIn(hall.name, languages[0] ?? 'zh')) * 1.04
    const size = Math.max(SMALLEST, Math.min(LARGEST, (this.width - CLOCK) / ems))
    const badge = (said: readonly string[]) =>
      freshness === 'live'
        ? 0
        : BADGE * (BADGE_AIR_EM + said.reduce((sum, one) => sum + textEms(freshnessInWords(freshness, ageMs, one)), 0))
    const room = this.width - ems * size - CLOCK
    const said = badge(languages) <= room ? languages : languages.slice(0, 1)
    // Old news goes before the date.
    const undated = badge(said) > room
    return html`<h1 .style=${`--name:${size.toFixed(2)}`}>${twoScripts(hall.name, languages)}</h1>
      <hall-freshness-badge .freshness=${freshness} .ageMs=${ageMs} .languages=${said}></hall-freshness-badge>
      <hall-clock class=${undated ? 'undated' : ''} .clock=${clock} .timeZone=${hall.timeZone} .language=${languages[0] ?? 'zh'}></hall-clock>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-header': BoardHeader
  }
}
