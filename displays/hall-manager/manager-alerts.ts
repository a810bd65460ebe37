import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { type Instant, minutesBetween } from '#shared/domain/time/instant.ts'
import { reasonWords } from '#shared/i18n/low-rating-words.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import type { LowRating } from '#shared/protocol/api.ts'
import type { Reason } from '#shared/domain/evaluation/levels.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { faceOf } from '#shared/ui/face.ts'
import type { Review } from './events.ts'
import { isStillHere, levelOf } from './low-ratings.ts'
import './manager-note.ts'
import { managerStyles } from './manager-styles.ts'
import { agoOf, clockOf, labelOf, type ManagerWords, waitOf } from './words.ts'

/** A rating that was on its way for longer than this was given by somebody who has left, minutes. */
const ON_ITS_WAY_MIN = 5

/**
 * Low ratings of today that nobody has seen: across the whole page, in the one warm light, until somebody has. The newest
 * stands first and moves in once; nothing flashes, nothing sounds.
 */
@customElement('manager-alerts')
export class ManagerAlerts extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      :host { position: sticky; top: 0; z-index: 1; }
      section { background: var(--paper); max-height: 62vh; overflow-y: auto; padding: 2px 0 10px; }
      ul { display: grid; gap: 10px; }
      li.card {
        display: grid; grid-template-columns: auto minmax(0, 1fr) minmax(340px, 610px); gap: 8px 20px; align-items: start; padding: 14px 18px 12px 20px;
        border-inline-start: 12px solid var(--water); animation: arrive 400ms ease-out;
      }
      li.here { background: var(--lamp-soft); border-color: var(--lamp-line); border-inline-start-color: var(--lamp); }
      @keyframes arrive { from { transform: translateY(-40px); } }
      @media (prefers-reduced-motion: reduce) { li.card { animation: none; } }
      .face { width: 84px; height: 84px; --hue: var(--ink); stroke-width: 4; }
      .far { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 22px; }
      .far small { font-size: 26px; font-weight: 600; }
      dl { display: flex; flex-wrap: wrap; gap: 2px 22px; margin-top: 8px; }
      dl > div { display: flex; gap: 8px; min-width: 0; }
      dt { color: var(--ink-2); white-space: nowrap; }
      dd { font-weight: 600; overflow-wrap: anywhere; }
      .when { margin-top: 4px; }
      @media (max-width: 1000px) { li.card { grid-template-columns: auto minmax(0, 1fr); } manager-note { grid-column: 1 / -1; } }
    `,
  ]

  #known = new Set<string>()

  @state() private _said = ''

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) hall!: HallConfig
  /** Newest first. */
  @property({ attribute: false }) alerts: readonly LowRating[] = []
  @property({ attribute: false }) now!: Instant
  /** The hall is heard: what is old has no light. */
  @property({ attribute: false }) live = true
  @property({ attribute: false }) review!: Review

  protected override willUpdate(): void {
    const fresh = this.alerts.find(({ id }) => !this.#known.has(id))
    if (fresh) this._said = this.words.alertSaid(this.#counter(fresh), levelWords(this.words.language, levelOf(fresh)))
    this.#known = new Set(this.alerts.map(({ id }) => id))
    if (this.alerts.length === 0) this._said = ''
  }

  #counter({ counter }: LowRating): string {
    return labelOf(this.hall.counters.find(({ id }) => id === counter)?.label, this.words) || counter
  }

  protected override render() {
    const { words, alerts } = this
    return html`<p class="for-ears" role="alert">${this._said}</p>
      ${alerts.length === 0 ? nothing : html`<section aria-label=${words.alerts}><ul role="list">${repeat(alerts, ({ id }) => id, this.#alert)}</ul></section>`}`
  }

  readonly #alert = (alert: LowRating) => {
    const { words, hall, now } = this
    const level = levelOf(alert)
    const here = this.live && isStillHere(alert, now)
    const service = labelOf(hall.services.find(({ id }) => id === alert.service)?.name, words)
    const clerk = hall.staff.find(({ id }) => id === alert.staff)?.name ?? words.nobodyHere
    return html`<li class="card ${here ? 'here' : ''}" data-alert=${alert.id} data-counter=${alert.counter}>
      ${faceOf(level)}
      <div>
        <p class="far"><span>${this.#counter(alert)}</span><small>${levelWords(words.language, level)} · ${level}</small></p>
        <p class="when">${this.#when(alert)}${here ? html` · <strong>${words.stillHere}</strong>` : nothing}</p>
        <dl>
          <div><dt>${words.ticket}</dt><dd>${alert.ticketNumber ?? '–'}</dd></div>
          <div><dd>${service}</dd></div>
          <div><dt>${words.clerk}</dt><dd>${clerk}</dd></div>
          <div><dt>${words.waitedBefore}</dt><dd>${waitOf(alert.waitedMin, words)}</dd></div>
          ${alert.reasons.length > 0 ? html`<div><dt>${words.reasons}</dt><dd>${alert.reasons.map((reason) => reasonWords(words.language, reason as Reason)).join(' · ')}</dd></div>` : nothing}
          ${alert.comment ? html`<div><dt>${words.comment}</dt><dd>${alert.comment}</dd></div>` : nothing}
        </dl>
      </div>
      <manager-note .words=${words} .send=${this.review(alert)}></manager-note>
    </li>`
  }

  #when({ tappedAt, createdAt }: LowRating): string {
    const { words, now, hall } = this
    const tapped = tappedAt as Instant
    if (minutesBetween(tapped, createdAt as Instant) > ON_ITS_WAY_MIN)
      return words.arrivedLate(clockOf(tapped, hall.timeZone))
    return minutesBetween(tapped, now) < 1 ? words.justNow : words.ago(agoOf(tapped, now, words))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-alerts': ManagerAlerts
  }
}
