import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '#shared/domain/queue/config.ts'
import type { Freshness } from '#shared/stores/hall-view.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import '#shared/ui/hall-clock.ts'
import '#shared/ui/hall-freshness-badge.ts'
import { twoScripts } from '#shared/ui/two-scripts.ts'

/** Whose hall this is, what time it is there, and, only when it is so, how old the news is. */
@customElement('board-header')
export class BoardHeader extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: baseline;
        gap: calc(var(--u) * 3);
        white-space: nowrap;
      }
      h1 {
        flex: 0 1 auto;
        min-width: 0;
        font-size: calc(var(--u) * 3.5);
        font-weight: 600;
        letter-spacing: 0.02em;
        color: var(--water);
      }
      .beside {
        margin-left: 0.3em;
        font-size: 0.6em;
        font-weight: 400;
        letter-spacing: 0;
        color: var(--ink-2);
      }
      hall-freshness-badge {
        flex: 0 1 auto;
        min-width: 0;
      }
      hall-clock {
        margin-left: auto;
      }
    `,
  ]

  @property({ attribute: false }) name: Words = { zh: '', en: '' }
  @property({ attribute: false }) languages: readonly string[] = ['zh', 'en']
  @property({ attribute: false }) timeZone = 'UTC'
  @property({ attribute: false }) clock: HallClock | null = null
  @property({ attribute: false }) freshness: Freshness = 'recovering'
  @property({ attribute: false }) ageMs: number | null = null

  protected override render() {
    return html`<h1 class="one-line">${twoScripts(this.name, this.languages)}</h1>
      <hall-freshness-badge .freshness=${this.freshness} .ageMs=${this.ageMs} .languages=${this.languages}></hall-freshness-badge>
      <hall-clock .clock=${this.clock} .timeZone=${this.timeZone} .language=${this.languages[0] ?? 'zh'}></hall-clock>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-header': BoardHeader
  }
}
