import { html, nothing, type TemplateResult } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import type { Level, Reason } from '#shared/domain/evaluation/levels.ts'
import { isLow } from '#shared/domain/evaluation/levels.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Counter } from '#shared/domain/queue/state.ts'
import { timeInWords } from '#shared/i18n/dates.ts'
import { besideOf, type Language, languagesOf, spoken } from '#shared/i18n/languages.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import { EMPTY_VIEW, type HallView, showsEmergency } from '#shared/stores/hall-view.ts'
import { freshnessBadge } from '#shared/ui/freshness-badge.ts'
import { LightElement } from '#shared/ui/light-element.ts'
import { plainPage } from '#shared/ui/plain-page.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import { wearTheme } from '#shared/ui/theme.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { CHANGE_MS, PAD_START, type PadState, type PadStep, secondsLeft } from './flow.ts'
import { bringFor } from './late.ts'
import { padClerk } from './pad-clerk.ts'
import { padLevels } from './pad-levels.ts'
import { padMessage } from './pad-message.ts'
import type { PadSession } from './session.ts'
import { padWords } from './words.ts'

/** Seconds that count down are looked at so often. */
const LOOK_MS = 250

/** The reasons are on their way to the disk, and what stands is what is said next: the levels were answered before. */
const keepsReasons = ({ next, answer }: Extract<PadStep, { at: 'keeping' }>): boolean =>
  next === 'thanks' && answer.reasons.length > 0

/** The rating tablet on one counter (评价器): rests with the clerk's card, asks after each service, thanks. */
@customElement('evaluation-pad-app')
export class EvaluationPadApp extends LightElement {
  readonly #view = new StoreController<HallView>(this, () => this.hall)
  readonly #pad = new StoreController<PadState>(this, () => this.session?.state)
  #timer: ReturnType<typeof setInterval> | undefined
  #shown = ''

  #elder = false
  /** Chosen by this customer; null: the hall's own first language. */
  #chosen: Language | null = null

  hall: ReadableStore<HallView> | undefined
  session: PadSession | undefined
  counter: string | null = null
  /** Says it to whoever stands before the pad. */
  invite!: (text: string, language: Language) => void

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => this.#state.endsAt !== null && this.requestUpdate(), LOOK_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  protected override willUpdate(): void {
    const lang = localeOf(this.language)
    // Said anew, even the same language has every element of the page styled again.
    if (this.lang !== lang) this.lang = lang
    this.toggleAttribute('elder', this.#elder)
  }

  protected override updated(): void {
    const hall = this.#view.value?.state.hall
    if (hall) wearTheme(hall.board.theme)
    const shown = this.querySelector('main')?.dataset['shows'] ?? ''
    if (shown === this.#shown) return
    this.#shown = shown
    if (shown === 'rest') this.#forget()
    // Not when somebody changes their mind.
    const { step: now } = this.#state
    if (now.at === 'asking' && !now.said && hall?.evaluation.spoken)
      this.invite(padWords(this.language).title, this.language)
    bringFor(shown)
    // Who reads by ear or by keys is led to what has just appeared.
    void this.#painted().then(() =>
      (this.querySelector<HTMLElement>('main h1') ?? this.querySelector('h1'))?.focus({ preventScroll: true }),
    )
  }

  /** Resolves when the step stands whole, the part of it too that comes late. */
  async #painted(): Promise<void> {
    const late = this.querySelector('pad-reasons')
    if (!late) return
    await customElements.whenDefined(late.localName)
    await late.updateComplete
  }

  /** The next customer begins in the hall's own language and size. */
  #forget(): void {
    this.#elder = false
    this.#chosen = null
    this.requestUpdate()
  }

  get #languages(): readonly Language[] {
    return languagesOf(this.#view.value?.state.hall)
  }

  /** What this customer reads. */
  get language(): Language {
    return spoken(this.#chosen, this.#languages)
  }

  get #beside(): Language | null {
    return besideOf(this.language, this.#languages)
  }

  get #state(): PadState {
    return this.#pad.value ?? PAD_START
  }

  readonly #onLevel = (level: Level) => this.session?.tap(level)
  readonly #onReason = ({ detail }: CustomEvent<Reason>) => this.session?.send({ type: 'reason', reason: detail })
  readonly #onComment = ({ detail }: CustomEvent<string>) => this.session?.send({ type: 'comment', comment: detail })
  readonly #onSubmit = () => this.session?.send({ type: 'submit' })
  readonly #onChange = () => this.session?.send({ type: 'change' })
  readonly #onClose = () => this.session?.send({ type: 'close' })
  readonly #onTouch = () => this.session?.send({ type: 'touched' })
  readonly #onKey = ({ key }: KeyboardEvent) => {
    this.#onTouch()
    if (key === 'Escape') this.#onClose()
    else if (/^[1-5]$/.test(key) && this.#state.step.at === 'asking') this.session?.tap(Number(key) as Level)
  }
  readonly #onElder = () => {
    this.#elder = !this.#elder
    this.requestUpdate()
    this.#onTouch()
  }
  readonly #onLanguage = () => {
    this.#chosen = this.#beside
    this.requestUpdate()
    this.#onTouch()
  }
  /** A long press on a public screen opens no menu. */
  readonly #noMenu = (event: Event) => event.preventDefault()

  /** The question; it lies ready behind every other step. */
  #levels(): TemplateResult {
    const { step } = this.#state
    const { language } = this
    const pressed = step.at === 'asking' ? step.said : step.at === 'keeping' ? step.answer : null
    const stands = step.at === 'asking' || (step.at === 'keeping' && !keepsReasons(step))
    return padLevels({ language, beside: this.#beside, pressed: pressed?.level ?? null, stands }, this.#onLevel)
  }

  #step(counter: Counter, hall: HallConfig): TemplateResult | typeof nothing {
    const { step } = this.#state
    const { language } = this
    const words = padWords(language)
    switch (step.at) {
      case 'asking':
        return nothing
      case 'keeping':
        return keepsReasons(step) ? padMessage(words.keeping) : nothing
      case 'reasons':
        return html`<pad-reasons .picture=${{ answer: step.answer, language }} @pad-reason-chosen=${this.#onReason} @pad-comment-written=${this.#onComment}></pad-reasons>`
      case 'thanks': {
        const { level } = step.answer
        const text = words.chosen(levelWords(language, level))
        return isLow(level) ? padMessage(words.thanksLow, { text }) : padMessage(words.thanks, { text, level })
      }
      case 'not-kept':
        if (step.isOver) return padMessage(step.said ? words.changeNotKept : words.notKept, { text: words.tellManager })
        return padMessage(step.said ? words.changeNotKept : words.notKept, {
          more: html`<pad-phone .hall=${hall.id} .grant=${step.grant.grantId} .language=${language}>${words.notKeptCure}</pad-phone>`,
        })
      case 'answered-elsewhere':
        return padMessage(words.elsewhere)
      case 'rest':
        return this.#rest(counter, hall)
    }
  }

  #rest(counter: Counter, hall: HallConfig): TemplateResult {
    const words = padWords(this.language)
    if (counter.state === 'closed') return padMessage(words.closed)
    if (counter.state === 'paused') {
      const back = counter.backAt === null ? '' : words.backAt(timeInWords(counter.backAt, hall.timeZone, 'en-GB'))
      return padMessage(words.away, { text: back })
    }
    return padMessage(counter.state === 'serving' ? words.serving : words.welcome, { text: words.afterwards })
  }

  #header(counter: Counter, hall: HallConfig, view: HallView) {
    const { step } = this.#state
    const words = padWords(this.language)
    const grant = 'grant' in step ? step.grant : 'answer' in step ? step.answer.grant : null
    const staff = hall.staff.find(({ id }) => id === (grant?.staffId ?? counter.staff)) ?? null
    const { language } = this
    const question =
      step.at === 'asking' ? html`<h1 tabindex="-1">${step.said ? words.change : words.title}</h1>` : nothing
    return html`<header>
      ${padClerk({ staff, shows: hall.evaluation.clerk, language, asks: step.at !== 'rest' }, question)}
      ${freshnessBadge({ ...view, languages: [language] })}
      ${grant?.ticketNumber ? html`<p class="ticket"><span class="second">${words.ticket}</span><b>${grant.ticketNumber}</b></p>` : nothing}
    </header>`
  }

  #footer() {
    const { step, endsAt } = this.#state
    const { language } = this
    const words = padWords(language)
    const other = this.#beside
    const now = this.session?.now() ?? 0
    const left = secondsLeft(this.#state, now)
    const changeable = Math.min(CHANGE_MS / 1_000, Math.max(0, Math.ceil(((endsAt ?? now) - now) / 1_000)))
    return html`<footer>
      <button class="pill" data-elder aria-pressed=${this.#elder ? 'true' : 'false'} @click=${this.#onElder}>${this.#elder ? words.elderOff : words.elderOn}</button>
      <p class="middle second" role=${left === null ? nothing : 'timer'}>${step.at === 'thanks' ? words.mayChange(changeable) : left !== null ? words.leavesIn(left) : step.at === 'asking' ? html`<span class="promise">${words.promise}</span>` : nothing}</p>
      ${left === null ? nothing : html`<button class="pill main" data-more @click=${this.#onTouch}>${words.moreTime}</button>`}
      ${step.at === 'reasons' ? html`<button class="pill" data-back @click=${this.#onChange}>${words.back}</button><button class="pill main" data-submit @click=${this.#onSubmit}>${words.submit}</button>` : nothing}
      ${step.at === 'thanks' ? html`<button class="pill" data-change @click=${this.#onChange}>${words.changeMind}</button>` : nothing}
      ${step.at === 'thanks' || step.at === 'not-kept' || step.at === 'answered-elsewhere' ? html`<button class="pill main" data-close @click=${this.#onClose}>${words.close}</button>` : nothing}
      ${other ? html`<button class="pill" data-language lang=${localeOf(other)} @click=${this.#onLanguage}>${padWords(other).language}</button>` : nothing}
    </footer>`
  }

  protected override render() {
    const view = this.#view.value
    const hall = view?.state.hall
    const counter = view?.state.counters.find(({ id }) => id === this.counter)
    const alarm = view && showsEmergency(view)
    if (!view || !hall || view.trouble || !counter || alarm) {
      const lost = this.counter ? 'unknown-counter' : 'no-counter'
      const reason = alarm ? 'emergency' : (view?.trouble ?? (hall ? lost : 'connecting'))
      const { freshness, ageMs } = view ?? EMPTY_VIEW
      return html`${freshnessBadge({ freshness, ageMs, languages: this.#languages }, !alarm)}
        ${plainPage(reason, { languages: this.#languages })}`
    }
    const { at } = this.#state.step
    return html`<div class="screen" @pointerdown=${this.#onTouch} @keydown=${this.#onKey} @contextmenu=${this.#noMenu}>
      ${this.#header(counter, hall, view)}
      <main data-shows=${at}>${this.#levels()}${this.#step(counter, hall)}</main>
      ${this.#footer()}
      <p class="for-ears" role="status">${at === 'thanks' ? padWords(this.language).thanks : ''}</p>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'evaluation-pad-app': EvaluationPadApp
  }
}
