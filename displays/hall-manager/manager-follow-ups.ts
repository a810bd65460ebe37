import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { followUpLeft, stepsAfter } from '#shared/domain/evaluation/follow-up.ts'
import type { Reason } from '#shared/domain/evaluation/levels.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { reasonWords } from '#shared/i18n/low-rating-words.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import type { LowRating } from '#shared/protocol/api.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { faceOf } from '#shared/ui/face.ts'
import type { Review } from './events.ts'
import { isUnseen, levelOf, newestFirst } from './low-ratings.ts'
import './manager-note.ts'
import { managerStyles } from './manager-styles.ts'
import { labelOf, type ManagerWords, waitOf, whenOf } from './words.ts'

/** Low ratings on their way from created to resolved, each with its clock, its notes, and the next step. */
@customElement('manager-follow-ups')
export class ManagerFollowUps extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      ul { display: grid; gap: 8px; margin-top: 8px; }
      summary { display: grid; grid-template-columns: 24px minmax(0, 1fr) auto; gap: 2px 12px; align-items: center; padding: 9px 14px; min-height: 60px; cursor: pointer; border-radius: 12px; list-style: none; }
      summary::-webkit-details-marker { display: none; }
      summary::after { content: '▾'; position: absolute; inset-inline-end: 12px; inset-block-start: 6px; color: var(--ink-2); }
      li { position: relative; }
      .when { text-align: end; padding-inline-end: 18px; }
      .step { display: inline-block; padding: 0 9px; border-radius: 9px; background: var(--water-soft); color: var(--water); font-weight: 600; }
      .inside { padding: 4px 14px 12px; display: grid; gap: 10px; }
      blockquote { margin: 0; padding-inline-start: 12px; border-inline-start: 4px solid var(--line); overflow-wrap: anywhere; }
      ol { display: grid; gap: 8px; }
      ol p { overflow-wrap: anywhere; }
      .done { margin-top: 8px; padding: 0 14px; }
      .done > summary { display: block; padding: 12px 0; min-height: 44px; color: var(--ink-2); }
    `,
  ]

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) hall!: HallConfig
  @property({ attribute: false }) low: readonly LowRating[] = []
  @property({ attribute: false }) now!: Instant
  @property({ attribute: false }) review!: Review

  /** Opens one and leads whoever reads by ear or by keys to it. */
  showRating(id: string): void {
    const row = [...this.renderRoot.querySelectorAll('details')].find(({ dataset }) => dataset['rating'] === id)
    if (!row) return
    row.open = true
    row.querySelector('summary')?.focus()
  }

  protected override render() {
    const { words, low } = this
    const open = newestFirst(low.filter(({ step }) => step !== 'resolved'))
    const done = newestFirst(low.filter(({ step }) => step === 'resolved'))
    return html`<h2>${words.followUps} <small>${open.length}</small></h2>
      ${open.length === 0 ? html`<p class="soft">${words.noFollowUps}</p>` : nothing}
      <ul role="list">${repeat(open, ({ id }) => id, this.#rating)}</ul>
      ${done.length > 0 ? html`<details class="done"><summary>${words.resolvedLately(done.length)}</summary><ul role="list">${repeat(done, ({ id }) => id, this.#rating)}</ul></details>` : nothing}
      <p class="soft">${words.neverEdited}</p>`
  }

  readonly #rating = (one: LowRating) => {
    const { words, hall } = this
    const level = levelOf(one)
    const counter = labelOf(hall.counters.find(({ id }) => id === one.counter)?.label, words) || one.counter
    return html`<li class="card"><details data-rating=${one.id}>
      <summary>${faceOf(level)}
        <span class="line"><strong>${counter} ${one.ticketNumber ?? ''}</strong> ${levelWords(words.language, level)} ${level}<br />
          <span class="soft">${whenOf(one.createdAt as Instant, hall.timeZone, words)}</span></span>
        <span class="when"><span class=${isUnseen(one) ? 'late' : 'step'}>${isUnseen(one) ? words.unseen : words.steps[one.step]}</span><br />${this.#clock(one)}</span>
      </summary>
      <div class="inside">${this.#inside(one)}</div>
    </details></li>`
  }

  #clock({ step, dueAt }: LowRating) {
    if (step === 'resolved') return nothing
    const { words, hall, now } = this
    const { days, isOver } = followUpLeft(dueAt as Instant, now, hall)
    return isOver
      ? html`<strong class="late">${words.overdue}</strong>`
      : html`<span class="soft">${words.daysLeft(days)}</span>`
  }

  #inside(one: LowRating) {
    const { words, hall } = this
    const service = labelOf(hall.services.find(({ id }) => id === one.service)?.name, words)
    const clerk = hall.staff.find(({ id }) => id === one.staff)?.name ?? words.nobodyHere
    const facts = [
      service,
      `${words.clerk} ${clerk}`,
      `${words.waitedBefore} ${waitOf(one.waitedMin, words)}`,
      ...one.reasons.map((reason) => reasonWords(words.language, reason as Reason)),
    ]
    return html`<p>${facts.join(' · ')}</p>
      ${one.step === 'resolved' ? nothing : html`<p class="soft">${words.due(whenOf(one.dueAt as Instant, hall.timeZone, words))}</p>`}
      ${one.comment ? html`<blockquote>${one.comment}</blockquote>` : nothing}
      ${one.notes.length > 0 ? html`<ol role="list">${one.notes.map((note) => this.#note(note))}</ol>` : nothing}
      <manager-note .words=${words} .steps=${stepsAfter(one.step)} .send=${this.review(one)}></manager-note>`
  }

  #note({ at, by, step, text }: LowRating['notes'][number]) {
    const { words, hall } = this
    const who = words.noteBy(by ?? words.demoPerson, whenOf(at as Instant, hall.timeZone, words))
    return html`<li><p>${step ? html`<span class="step">${words.steps[step]}</span> ` : nothing}${text ?? '–'}</p><p class="soft">${who}</p></li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-follow-ups': ManagerFollowUps
  }
}
