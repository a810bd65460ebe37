import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Heard } from '#shared/domain/announcement/view.ts'
import type { Ticket } from '#shared/domain/queue/ticket.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import { consoleStyles } from './console-styles.ts'
import { type Desk, elapsed, waitedMin } from './desk.ts'
import { labelOf, wallTime } from './labels.ts'
import type { ConsoleWords } from './words.ts'

/**
 * The customer at the counter: the number very large, what they come for, how long they have waited, how long it takes,
 * and whether any screen has shown the call and anybody said it. The lamp is lit only while they are being called. At a free counter it
 * shows who would be next.
 */
@customElement('console-now')
export class ConsoleNow extends LitElement {
  static override styles = [
    consoleStyles,
    css`
      :host { display: grid; min-height: 0; }
      section {
        position: relative; display: grid; grid-template-columns: minmax(min-content, 1fr) minmax(0, max-content); align-items: center; gap: 8px 28px;
        padding: 14px 28px; border: 1px solid var(--line); border-radius: 14px; background: var(--card); overflow: hidden;
      }
      section.calling { background: var(--lamp-soft); border-color: var(--lamp-line); }
      section.calling::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 8px; background: var(--lamp); }
      .large { font-size: min(21vh, 10.4vw); line-height: 1.05; white-space: nowrap; }
      .large.long { font-size: min(17vh, 8.2vw); }
      .large.soft { font-size: min(13vh, 6.8vw); font-weight: 500; }
      /* A sheet with many choices leaves less height. */
      :host([low]) section { padding-block: 4px; }
      :host([low]) .large { font-size: min(13vh, 8.2vw); }
      .rest { font-size: 44px; line-height: 1.25; font-weight: 500; color: var(--ink-2); }
      .caption { font-size: 18px; color: var(--ink-2); }
      .caption b { font-weight: 600; color: var(--ink); }
      dl { display: grid; grid-template-columns: auto minmax(0, auto); gap: 4px 16px; align-items: baseline; font-size: 18px; }
      dt { color: var(--ink-2); font-size: 16px; }
      dd { font-weight: 600; }
      dd.soft { font-weight: 400; }
      .class { display: inline-block; margin-inline-start: 8px; padding: 0 10px; border-radius: 14px; background: var(--water-soft); color: var(--water); font-size: 16px; }
      .calling .class { background: var(--card); }
      .after { grid-column: 1 / -1; color: var(--ink-2); }
      @media (min-width: 1600px) and (min-height: 900px) { dl { font-size: 22px; } dt, .class { font-size: 18px; } .caption { font-size: 22px; } .after { font-size: 20px; } }
      @media (max-width: 1000px) { .large { font-size: 19vw; } .large.long { font-size: 15.5vw; } .large.soft { font-size: 12vw; } }
      /* A low screen, or a bar above it. */
      @media (max-height: 680px) and (min-width: 1001px) { section { padding-block: 4px; } .large { font-size: min(15vh, 8.2vw); } dl { row-gap: 0; font-size: 16px; } }
      @media (max-width: 560px) { :host { min-height: auto; } section { grid-template-columns: minmax(0, 1fr); padding: 6px 20px; overflow: clip; } dl { display: flex; flex-wrap: wrap; gap: 0 8px; } dd { margin-inline-end: 8px; } }
    `,
  ]

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) at!: Instant
  @property({ attribute: false }) timeZone = 'UTC'
  /** Is the news of the hall fresh? Old news keeps its number and lights nothing. */
  @property({ attribute: false }) lamp = true
  /** Screens that have painted the present call. */
  @property({ attribute: false }) screens = 0
  /** Whether the present call was heard; null where the hall says nothing. */
  @property({ attribute: false }) heard: Heard | null = null

  protected override render() {
    const { desk } = this
    const { counter, ticket } = desk
    const calling = this.lamp && counter.state === 'calling' ? 'calling' : ''
    return html`<section class=${calling} aria-label=${this.words.states[counter.state]}>
      ${ticket ? this.#present(ticket) : this.#free()}
      ${counter.afterTicket ? html`<p class="after">${this.#after()}</p>` : nothing}
    </section>`
  }

  #present(ticket: Ticket) {
    const { words, desk, at } = this
    const calling = ticket.state === 'called'
    const back = ticket.returnTo && desk.counters.find(({ id }) => id === ticket.returnTo?.counter)
    return html`<p class="large number ${long(ticket)}" data-ticket=${ticket.number ?? nothing} data-counter=${desk.counter.id}>${ticket.number}</p>
      <dl>
        <dt>${words.facts.service}</dt><dd>${desk.service ? labelOf(desk.service.name, words) : ''}${this.#class(ticket)}</dd>
        <dt>${words.facts.waited}</dt><dd>${words.waited(this.#waitedBeforeCall(ticket))}</dd>
        <dt>${calling ? words.facts.calling : words.facts.serving}</dt><dd class="number">${elapsed(ticket.since, at)}${ticket.callIndex > 1 ? html`<span class="class">${words.facts.times} ${words.calledTimes(ticket.callIndex)}</span>` : nothing}</dd>
        ${calling ? html`<dt>${words.facts.shown}</dt><dd class=${this.screens > 0 ? '' : 'soft'}>${this.screens > 0 ? words.shownOn(this.screens) : words.notShown}</dd>` : nothing}
        ${calling && this.heard ? html`<dt>${words.facts.voice}</dt><dd class=${this.heard === 'not-yet' ? 'soft' : ''} data-heard=${this.heard}>${words.heard[this.heard]}</dd>` : nothing}
        ${back ? html`<dt></dt><dd class="soft">${words.returnsTo(labelOf(back.label, words))}</dd>` : nothing}
      </dl>`
  }

  /** A wait ends with the call; what follows is service. */
  #waitedBeforeCall(ticket: Ticket): number {
    return waitedMin(ticket.issuedAt, this.desk.call?.requestedAt ?? ticket.since)
  }

  #free() {
    const { words, desk, at } = this
    const { counter, queue } = desk
    if (counter.state === 'closed') return html`<p class="rest">${words.states.closed}</p>`
    if (counter.state === 'paused') {
      return html`<div><p class="rest">${words.states.paused}</p>
        <p class="caption">${[counter.reason, counter.backAt && words.backAt(wallTime(counter.backAt, this.timeZone))].filter(Boolean).join(' · ')}</p></div>
        <div><p class="caption">${words.pausedFor}</p><p class="large number soft">${counter.since ? elapsed(counter.since, at) : ''}</p></div>`
    }
    const [next] = queue
    if (!next) return html`<p class="rest">${words.nobodyWaits}</p>`
    return html`<div><p class="caption">${words.nextUp}</p><p class="large number soft">${next.number}</p></div>
      <dl>
        <dt>${words.facts.service}</dt><dd>${this.#serviceName(next)}${this.#class(next)}</dd>
        <dt>${words.facts.waited}</dt><dd>${words.waited(waitedMin(next.issuedAt, at))}</dd>
      </dl>`
  }

  #serviceName({ service }: Ticket): string {
    const load = this.desk.loads.find((load) => load.service.id === service)
    return load ? labelOf(load.service.name, this.words) : ''
  }

  #class(ticket: Ticket) {
    return ticket.class === 'normal' ? nothing : html`<span class="class">${this.words.classes[ticket.class]}</span>`
  }

  #after(): string {
    const {
      words,
      desk: {
        counter: { afterTicket },
      },
    } = this
    if (!afterTicket) return ''
    const back = afterTicket.state === 'paused' ? afterTicket.backAt : null
    return [words.afterThis[afterTicket.state], back && words.backAt(wallTime(back, this.timeZone))]
      .filter(Boolean)
      .join(' · ')
  }
}

/** Numbers past 999 of a letter are one digit longer and drawn smaller. */
function long({ number }: Ticket): string {
  return (number?.length ?? 0) > 4 ? 'long' : ''
}

declare global {
  interface HTMLElementTagNameMap {
    'console-now': ConsoleNow
  }
}
