import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { labelParts } from '#shared/domain/queue/label.ts'
import { besideOf, type Language, languagesOf, spoken, usable } from '#shared/i18n/languages.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import { nameIn } from '#shared/i18n/words.ts'
import type { TicketView } from '#shared/protocol/api.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { StoreController } from '#shared/ui/store-controller.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { hasEnded, phoneFreshness, PHONE_START, type PhoneState } from './follow.ts'
import type { Follower } from './follower.ts'
import { ticketStyles } from './ticket-styles.ts'
import { ticketWords } from './words.ts'

/** With so few ahead it is time to come back to the hall. */
const SOON = 3
/** The age of old news is told anew so often. */
const AGE_MS = 1_000

/** A customer's phone: one ticket, how it stands, and where to go when it is called. */
@customElement('ticket-app')
export class TicketApp extends LitElement {
  static override styles = [baseStyles, ticketStyles]

  readonly #phone = new StoreController<PhoneState>(this, () => this.follower?.state)
  #timer: ReturnType<typeof setInterval> | undefined

  @state() private _chosen: Language = 'zh'
  /** What asks how the service was: nobody needs it before there was one. */
  @state() private _rates = false

  @property({ attribute: false }) follower: Follower | undefined
  /** Monotonic milliseconds of the phone. */
  @property({ attribute: false }) now: () => number = () => 0

  /** The language the phone speaks, until the customer changes it; a hall that does not speak it is told in its own. */
  set language(language: Language) {
    this._chosen = language
  }

  get #languages(): readonly Language[] {
    const { ticket } = this.#state
    return ticket ? usable(ticket.languages) : languagesOf(null)
  }

  get #language(): Language {
    return spoken(this._chosen, this.#languages)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.#state.failures > 0 && this.requestUpdate(), AGE_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  protected override willUpdate(): void {
    const { dead, ticket } = this.#state
    this.lang = localeOf(this.#language)
    if (ticket?.state === 'done' && !this._rates)
      void import('./ticket-rating.ts').then(() => (this._rates = true)).catch(() => {})
    this.dataset['face'] = dead ?? ticket?.state ?? 'connecting'
    this.dataset['freshness'] = phoneFreshness(this.#state, this.now())
  }

  get #state(): PhoneState {
    return this.#phone.value ?? PHONE_START
  }

  get #words() {
    return ticketWords(this.#language)
  }

  readonly #onLanguage = () => {
    this._chosen = besideOf(this.#language, this.#languages) ?? this._chosen
  }
  readonly #onWant = () => this.follower?.wantGiveUp(true)
  readonly #onStay = () => this.follower?.wantGiveUp(false)
  readonly #onGiveUp = () => void this.follower?.giveUp()

  #plain(title: string, hint: string): TemplateResult {
    return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 7h18v3.4a1.8 1.8 0 0 0 0 3.2V17H3v-3.4a1.8 1.8 0 0 0 0-3.2z"/></svg>
      <h1>${title}</h1><p class="hint">${hint}</p>`
  }

  #number({ number, serviceName }: TicketView): TemplateResult {
    return html`<p class="label">${this.#words.yourNumber}</p>
      <p class="number ${(number ?? '').length > 4 ? 'long' : ''}" data-number=${number ?? ''}>${number ?? '—'}</p>
      ${serviceName ? html`<p class="service">${nameIn(serviceName, this.#language)}</p>` : nothing}`
  }

  #waiting(ticket: TicketView): TemplateResult {
    const words = this.#words
    const { ahead, wait, emergency } = ticket
    const hint =
      ahead === 0 ? words.next : ahead !== null && ahead < SOON ? words.soon : wait ? words.waitHint : words.noCounter
    return html`${this.#number(ticket)}
      <section class="card"><h1>${words.states.waiting}</h1>
        <dl><div><dt>${words.ahead}</dt><dd><b>${ahead ?? '—'}</b> ${words.people}</dd></div>
          <div><dt>${words.wait}</dt><dd>${wait ? waitInWords(wait, this.#language) : '—'}</dd></div></dl>
        ${emergency ? nothing : html`<p class="hint ${ahead !== null && ahead < SOON ? 'near' : ''}">${hint}</p>`}</section>`
  }

  #called({ number, counter: id, counterLabel, serviceName, emergency }: TicketView): TemplateResult {
    const label = counterLabel ? nameIn(counterLabel, this.#language) : ''
    const { before, number: counter, after } = labelParts(label)
    return html`<p class="small" data-number=${number ?? ''}>${number}</p>
      <h1 class="counter" data-ticket=${number ?? ''} data-counter=${id ?? ''}><span>${this.#words.goTo} ${before}</span> <b class=${/^[\dA-Za-z]{1,3}$/.test(counter) ? '' : 'words'}>${counter}</b> <span>${after}</span></h1>
      <p class="label">${serviceName ? nameIn(serviceName, this.#language) : nothing}</p>
      ${emergency ? nothing : html`<p class="hint near">${this.#words.hurry}</p>`}`
  }

  #face(): TemplateResult {
    const words = this.#words
    const { dead, ticket, failures } = this.#state
    if (dead === 'bad-link') return this.#plain(words.badLink, words.badLinkHint)
    if (dead === 'unknown') return this.#plain(words.unknown, words.unknownHint)
    if (dead === 'no-right') return this.#plain(words.noRight, words.noRightHint)
    if (!ticket)
      return failures > 0 ? this.#plain(words.noAnswer, words.noAnswerHint) : this.#plain(words.connecting, '')
    if (ticket.state === 'waiting') return this.#waiting(ticket)
    if (ticket.state === 'called') return this.#called(ticket)
    const counter = ticket.counterLabel ? nameIn(ticket.counterLabel, this.#language) : null
    const hints: Partial<Record<TicketView['state'], string>> = {
      booked: words.bookedHint,
      held: words.heldHint,
      missed: words.missedHint(nameIn(ticket.helpPlace, this.#language)),
      done: words.doneHint,
      cancelled: words.cancelledHint,
      expired: words.expiredHint,
      serving: counter ? words.at(counter) : '',
    }
    return html`${this.#number(ticket)}<section class="card"><h1>${words.states[ticket.state]}</h1><p>${hints[ticket.state]}</p></section>${ticket.state === 'done' && this._rates ? this.#rating() : nothing}`
  }

  #rating() {
    return html`<ticket-rating .line=${this.follower?.line ?? null} .language=${this.#language} .now=${this.now} .heardAt=${this.#state.heardAt}></ticket-rating>`
  }

  #badge() {
    const { failures, heardAt, dead, ticket } = this.#state
    // Nothing happens any more to one that has ended: what is shown of it does not age.
    if (failures === 0 || heardAt === null || dead || hasEnded(ticket)) return nothing
    const words = this.#words
    const seconds = Math.round((this.now() - heardAt) / 1000)
    return html`<p class="badge">${words.asOf(seconds < 60 ? words.seconds(seconds) : words.minutes(Math.floor(seconds / 60)))}</p>`
  }

  /** Giving up the place: asked twice, in place, never in a dialog. */
  #giveUp() {
    const words = this.#words
    const { ticket, giveUp, dead } = this.#state
    if (ticket?.state !== 'waiting' || dead) return nothing
    if (giveUp === 'no')
      return html`<footer><button class="act quiet" data-give-up @click=${this.#onWant}>${words.giveUp}</button></footer>`
    const sending = giveUp === 'sending'
    return html`<footer><p role="status"><strong>${words.giveUpSure(ticket.number ?? '')}</strong>${giveUp === 'failed' ? words.giveUpFailed : words.giveUpMeans}</p>
      <div class="pair"><button class="act stay" data-stay ?disabled=${sending} @click=${this.#onStay}>${words.giveUpNo}</button>
        <button class="act" data-give-up-yes ?disabled=${sending} @click=${this.#onGiveUp}>${sending ? words.giveUpSending : words.giveUpYes}</button></div></footer>`
  }

  /** What is read aloud when the state changes: short, with the number and the place. */
  #said(): string {
    const { ticket } = this.#state
    if (!ticket) return ''
    const words = this.#words
    const counter = ticket.counterLabel ? nameIn(ticket.counterLabel, this.#language) : ''
    return ticket.state === 'called'
      ? `${ticket.number} ${words.goTo} ${counter}`
      : `${ticket.number} ${words.states[ticket.state]}`
  }

  protected override render() {
    const { ticket } = this.#state
    const words = this.#words
    const other = besideOf(this.#language, this.#languages)
    return html`<header><p>${(ticket && nameIn(ticket.hallName, this.#language)) || words.title}</p>
        ${other ? html`<button lang=${localeOf(other)} data-language @click=${this.#onLanguage}>${words.other}</button>` : nothing}</header>
      ${ticket?.emergency ? html`<p class="alarm" role="alert"><strong>${words.emergency}</strong> ${words.stayCalm}</p>` : nothing}
      ${this.#badge()}
      <main>${this.#face()}</main>
      ${hasEnded(ticket) ? nothing : this.#giveUp()}
      <p class="for-ears" role="status">${this.#said()}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-app': TicketApp
  }
}
