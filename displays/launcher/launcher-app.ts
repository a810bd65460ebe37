import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AnnouncementState } from '#shared/domain/announcement/state.ts'
import { voiceBacklog } from '#shared/domain/announcement/view.ts'
import type { Words } from '#shared/domain/queue/config.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import { besideOf, type Language, languagesOf, spoken } from '#shared/i18n/languages.ts'
import { nameIn } from '#shared/i18n/words.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import '#shared/ui/hall-freshness-badge.ts'
import type { HallClock } from '#shared/ui/hall-time.ts'
import { type ReadableStore, StoreController } from '#shared/ui/store-controller.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { type Audience, type Display, DISPLAYS } from './displays.ts'
import { launcherStyles } from './launcher-styles.ts'
import { PICTURES } from './pictures.ts'
import { launcherWords } from './words.ts'

const AUDIENCES: readonly Audience[] = ['customers', 'walls', 'clerks']
/** The counter a newcomer is led to. */
const FIRST = 0

/** The launcher: every display of the hall, with what each is for. */
@customElement('launcher-app')
export class LauncherApp extends LitElement {
  static override styles = [baseStyles, launcherStyles]

  readonly #voice = new StoreController<AnnouncementState>(this, () => this.voice)
  readonly #view = new StoreController<HallView>(this, () => this.hall)

  @state() private _chosen: Language = 'zh'

  @property({ attribute: false }) hall: ReadableStore<HallView> | undefined
  /** What is being said in the hall. */
  @property({ attribute: false }) voice: ReadableStore<AnnouncementState> | undefined
  @property({ attribute: false }) clock: HallClock | undefined
  /** Id of the hall in the page's address. */
  @property({ attribute: false }) hallId = ''
  @property({ attribute: false }) origin = ''
  /** The browser trusts this address: offline start, wake lock and the like are there. */
  @property({ attribute: false }) secure = true

  /** The language this browser speaks, until somebody changes it; a hall that does not speak it is shown in its own. */
  set language(language: Language) {
    this._chosen = language
  }

  get #languages(): readonly Language[] {
    return languagesOf(this.#view.value?.state.hall)
  }

  get #language(): Language {
    return spoken(this._chosen, this.#languages)
  }

  get #words() {
    return launcherWords(this.#language)
  }

  protected override willUpdate(): void {
    this.lang = localeOf(this.#language)
  }

  readonly #onLanguage = () => {
    this._chosen = besideOf(this.#language, this.#languages) ?? this._chosen
  }

  #address(path: string, more: Readonly<Record<string, string>> = {}): string {
    return `${path}?${new URLSearchParams({ hall: this.hallId, ...more }).toString()}`
  }

  #name(words: Words): string {
    return nameIn(words, this.#language)
  }

  #tryCard(display: Display, { counters }: QueueState): TemplateResult | typeof nothing {
    const { tryIt } = display
    if (!tryIt) return nothing
    const counter = counters[FIRST]
    const href =
      display.each === 'counter'
        ? this.#address(display.path, { counter: counter?.id ?? '1' })
        : this.#address(display.path)
    return html`<a href=${href} data-try=${display.path}>
      <svg viewBox="0 0 180 100" aria-hidden="true">${PICTURES[tryIt.picture]}</svg>
      <span class="step">${tryIt.step}</span><strong>${this.#name(tryIt.what)}</strong><em>${this.#name(display.name)}</em></a>`
  }

  #links(display: Display, { counters, hall }: QueueState) {
    if (display.each === 'hall') return nothing
    const chip = (href: string, label: string) =>
      html`<li><a class="chip" href=${href} aria-label=${this.#words.open(this.#name(display.name), label)}>${label}</a></li>`
    if (display.each === 'counter')
      return html`<ul>${counters.map(({ id }) => chip(this.#address(display.path, { counter: id }), id))}</ul>`
    const zones = hall?.zones ?? []
    return html`<ul>${chip(this.#address(display.path), this.#words.wholeHall)}${zones.map(({ id, name }) => chip(this.#address(display.path, { zone: id }), this.#name(name)))}</ul>`
  }

  /** Calls that wait for the voice, and for how long the oldest has; nothing while none does. */
  #unsaid() {
    const { clock } = this
    const { value } = this.#voice
    if (!value || !clock) return nothing
    const { waiting, oldestS } = voiceBacklog(value, clock())
    return waiting > 0
      ? html` · <span data-unsaid=${waiting}>${this.#words.unsaid(waiting, Math.floor(oldestS))}</span>`
      : nothing
  }

  #card(display: Display, queue: QueueState): TemplateResult {
    const name = this.#name(display.name)
    return html`<article><h3>${display.each === 'hall' ? html`<a href=${this.#address(display.path)}>${name}</a>` : name}</h3>
      <p>${this.#name(display.purpose)}</p>${this.#links(display, queue)}</article>`
  }

  #chapter(audience: Audience, queue: QueueState): TemplateResult {
    const words = this.#words
    return html`<section><h2>${words.audiences[audience]}</h2>
      <div class="card">${DISPLAYS.filter((display) => display.audience === audience).map((display) => this.#card(display, queue))}
      ${audience === 'customers' ? html`<article><h3>${words.phone}</h3><p>${words.phonePurpose}</p></article>` : nothing}</div></section>`
  }

  #hints() {
    const words = this.#words
    // What an insecure address costs is no matter while no page shows anything.
    if (!this.secure && (this.#view.value?.trouble ?? 'unknown-hall') === 'unknown-hall') {
      return html`<aside class="hint"><strong>${words.insecure}</strong>${words.insecureWhat} ${words.insecureCure}
        <code>--unsafely-treat-insecure-origin-as-secure=${this.origin}</code></aside>`
    }
    return nothing
  }

  #setUp() {
    const words = this.#words
    return html`<details><summary>${words.setUp}</summary><p>${words.setUpHint}</p>
      <code>chromium --kiosk --noerrdialogs --disable-pinch --autoplay-policy=no-user-gesture-required ${this.origin}${this.#address('/call-board/')}</code>
      <p>${words.printing}</p>${this.#isLocal() ? html`<p>${words.loopback}</p>` : nothing}</details>`
  }

  /** The server answers nobody here: a demo answers its own machine alone, a real hall whoever has signed in. */
  #noRight(): TemplateResult {
    const words = this.#words
    const local = this.#isLocal()
    return html`<aside class="hint"><strong>${words.noRight}</strong>
      ${local ? nothing : html`<p>${words.noRightDemo(`http://127.0.0.1:${new URL(this.origin).port || '80'}/`)}</p>`}
      <p>${words.noRightReal}</p>
      <p><a class="button" href=${`/sign-in/?${new URLSearchParams({ next: this.#address('/') })}`}>${words.signIn}</a></p></aside>`
  }

  /** The address of the machine itself, which no phone can open. */
  #isLocal(): boolean {
    return /\/\/(127\.|localhost|\[::1\])/.test(this.origin)
  }

  #body(view: HallView): TemplateResult {
    const words = this.#words
    if (view.trouble === 'no-right' || view.trouble === 'not-paired') return this.#noRight()
    if (view.trouble) {
      return html`<aside class="hint"><strong>${words.noHall}</strong>${words.noHallCure(this.hallId)}
        <p><a class="button" href="/?hall=demo">${words.backToDemo}</a></p></aside>`
    }
    if (!view.state.hall) return html`<p class="lead">${words.connecting}</p>`
    const tries = DISPLAYS.filter(({ tryIt }) => tryIt).sort((one, other) => one.tryIt!.step - other.tryIt!.step)
    return html`${
      view.demo
        ? html`<div class="first"><h2>${words.tryThese}</h2>
        <nav class="try" aria-label=${words.tryThese}>${tries.map((display) => this.#tryCard(display, view.state))}</nav></div>`
        : nothing
    }
      <div class="all">${AUDIENCES.map((audience) => this.#chapter(audience, view.state))}</div>`
  }

  protected override render() {
    const view = this.#view.value
    if (!view) return nothing
    const words = this.#words
    const { hall, tickets, counters } = view.state
    const beside = besideOf(this.#language, this.#languages)
    const waiting = tickets.filter((ticket) => ticket.state === 'waiting').length
    const open = counters.filter((counter) => counter.state !== 'closed').length
    return html`<div class="page"><header>
        <h1>${hall ? this.#name(hall.name) : 'Hallcast'}${hall && beside ? html`<small lang=${localeOf(beside)}>${nameIn(hall.name, beside)}</small>` : nothing}</h1>
        <p class="facts">${hall && !view.trouble ? html`<b>${waiting}</b> ${words.waiting} · <b>${open}</b> ${words.counters}${this.#unsaid()}` : nothing}</p>
        <hall-freshness-badge ?hidden=${view.trouble !== null} .freshness=${view.freshness} .ageMs=${view.ageMs} .languages=${[this.#language]}></hall-freshness-badge>
        ${beside ? html`<button class="language" lang=${localeOf(beside)} @click=${this.#onLanguage}>${words.other}</button>` : nothing}</header>
      <main><p class="lead">${words.lead}${view.demo ? html`<span>${words.demo}</span>` : nothing}</p>
        ${this.#hints()}${this.#body(view)}${this.#setUp()}</main></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'launcher-app': LauncherApp
  }
}
