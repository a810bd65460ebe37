import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LEVELS } from '#shared/domain/evaluation/levels.ts'
import type { Reason } from '#shared/domain/evaluation/levels.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { reasonWords } from '#shared/i18n/low-rating-words.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import type { Quarantine } from '#shared/protocol/api.ts'
import type { ApiResult } from '#shared/sync/ask.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { managerStyles } from './manager-styles.ts'
import { failureWords, labelOf, type ManagerWords, whenOf } from './words.ts'

/** What revoked devices have sent: read when the manager asks for it, and counted nowhere. */
@customElement('manager-quarantine')
export class ManagerQuarantine extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; text-decoration: underline; text-underline-offset: 4px; }
      li { padding: 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
    `,
  ]

  @state() private _rows: Quarantine['ratings'] = []
  @state() private _problem: string | null = null

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) hall!: HallConfig
  @property({ attribute: false }) count = 0
  @property({ attribute: false }) read: () => Promise<ApiResult<Quarantine>> = async () => ({
    ok: false,
    problem: { code: 'no-answer' },
    again: this.read,
  })

  readonly #onToggle = async ({ currentTarget }: Event) => {
    if (!(currentTarget as HTMLDetailsElement).open) return
    const answer = await this.read()
    this._problem = answer.ok ? null : answer.problem.code
    if (answer.ok) this._rows = answer.value.ratings
  }

  #row({ label, counter, ticketNumber, tappedAt, level, reasons, comment }: Quarantine['ratings'][number]) {
    const { words, hall } = this
    const place = labelOf(hall.counters.find(({ id }) => id === counter)?.label, words) || counter
    const known = LEVELS.find((one) => one === level)
    const why = reasons.map((reason) => reasonWords(words.language, reason as Reason)).join(' · ')
    return html`<li data-level=${level}><strong>${known ? levelWords(words.language, known) : ''} ${level}</strong> ${ticketNumber ?? ''} ${place}
      <span class="soft">${label} · ${whenOf(tappedAt as Instant, hall.timeZone, words)}</span>${why ? html`<br />${why}` : nothing}${comment ? html`<br />${comment}` : nothing}</li>`
  }

  protected override render() {
    const { words, _problem: problem } = this
    return html`<details @toggle=${this.#onToggle}><summary>${words.quarantine(this.count)}</summary>
      <p class="soft">${words.quarantineMeans}</p>
      ${problem === null ? nothing : html`<p role="status">${failureWords(problem, words)}</p>`}
      <ul role="list">${this._rows.map((row) => this.#row(row))}</ul></details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-quarantine': ManagerQuarantine
  }
}
