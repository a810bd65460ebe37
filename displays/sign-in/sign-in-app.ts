import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { besideOf, type Language, spoken, usable } from '#shared/i18n/languages.ts'
import type { Session } from '#shared/protocol/api.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import type { Door, DoorAnswer } from './door.ts'
import { signInStyles } from './sign-in-styles.ts'
import { signInWords } from './words.ts'

/** What stands on the card: a look at the door, its two ways in, who is in already, or their change of password. */
type Face = 'looking' | 'password' | 'code' | 'in' | 'change'

/** Where the people of the hall come in: with user name and password, or with a one-time code that sets one. */
@customElement('sign-in-app')
export class SignInApp extends LitElement {
  static override styles = [baseStyles, signInStyles]

  @state() private _face: Face = 'looking'
  @state() private _session: Session | null = null
  @state() private _answer: DoorAnswer | 'empty' | null = null
  @state() private _working = false
  @state() private _shown = false
  @state() private _chosen: Language = 'zh'
  @state() private _languages: readonly Language[] = usable([])

  @property({ attribute: false }) door!: Door
  /** The one-time code the address brought along. */
  @property({ attribute: false }) code: string | null = null
  /** The page somebody came from, to go back to. */
  @property({ attribute: false }) next: string | null = null
  @property({ attribute: false }) leave: (address: string) => void = () => {}

  /** The language this browser speaks, until somebody changes it; where the hall does not speak it, the hall's own. */
  set language(language: Language) {
    this._chosen = language
  }

  get #language(): Language {
    return spoken(this._chosen, this._languages)
  }

  get #words() {
    return signInWords(this.#language)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.code === null) void this.#look()
    else {
      this._face = 'code'
      void this.#learnLanguages()
    }
  }

  protected override updated(changed: PropertyValues): void {
    document.documentElement.lang = localeOf(this.#language)
    document.title = this._face === 'code' ? this.#words.setTitle : this.#words.title
    if (changed.has('_face') && this._face !== 'looking') this.#focusFirst()
  }

  /** Into the first field that is still empty; where there is none, onto what comes next. */
  #focusFirst(): void {
    const fields = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"])')]
    const field = fields.find(({ value }) => value === '') ?? this.renderRoot.querySelector<HTMLElement>('.first')
    field?.focus()
  }

  async #look(): Promise<void> {
    const [answer] = await Promise.all([this.door.look(), this.#learnLanguages()])
    this._session = answer.kind === 'in' ? answer.session : null
    this._answer = answer.kind === 'no-answer' ? answer : null
    this._face = answer.kind === 'in' ? 'in' : 'password'
  }

  async #learnLanguages(): Promise<void> {
    this._languages = usable(await this.door.languages())
  }

  readonly #onLanguage = () => {
    this._chosen = besideOf(this.#language, this._languages) ?? this._chosen
  }

  readonly #onOther = () => {
    this._face = this._face === 'code' ? 'password' : 'code'
    this._answer = null
  }

  readonly #onShow = () => {
    this._shown = !this._shown
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = (name: string) => this.renderRoot.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? ''
    const isOld = this._face === 'change'
    const [who, password] = [isOld ? typed('who') : typed('who').trim(), typed('password')]
    if (who === '' || password === '') this._answer = 'empty'
    else if (isOld) void this.#change(who, password)
    else
      void this.#enter(() =>
        this._face === 'code' ? this.door.setPassword(who, password) : this.door.signIn(who, password),
      )
  }

  async #enter(ask: () => Promise<DoorAnswer>): Promise<void> {
    if (this._working) return
    this._working = true
    this._answer = null
    const answer = await ask()
    this._working = false
    if (answer.kind !== 'in') {
      this._answer = answer
      return
    }
    this.leave(this.next ?? homeOf(answer.session))
  }

  readonly #onChange = () => {
    this._face = this._face === 'in' ? 'change' : 'in'
    this._answer = null
  }

  async #change(old: string, password: string): Promise<void> {
    if (this._working) return
    this._working = true
    this._answer = null
    this._answer = await this.door.changePassword(old, password)
    this._working = false
    if (this._answer.kind === 'changed') this._face = 'in'
  }

  readonly #onSignOut = () => void this.#out(() => this.door.signOut())
  readonly #onEverywhere = () => void this.#out(() => this.door.signOutEverywhere())

  async #out(ask: () => Promise<DoorAnswer>): Promise<void> {
    const answer = await ask()
    this._answer = answer.kind === 'out' ? null : answer
    if (answer.kind === 'out') this._face = 'password'
  }

  get #said(): string {
    const words = this.#words
    const answer = this._answer
    if (answer === 'empty') return words.empty
    if (answer?.kind === 'no-answer') return words.noAnswer
    if (answer?.kind === 'changed') return words.changed
    if (answer?.kind !== 'refused') return ''
    switch (answer.code) {
      case 'wrong-password':
        return this._face === 'change' ? words.wrongOld : words.wrong
      case 'wrong-code':
        return words.wrongCode
      case 'sign-in-slowed':
        return words.slowed(answer.waitS)
      case 'sign-in-busy':
      case 'too-many':
        return words.busy
      case 'bad-input':
        return answer.field === 'password' ? words.weak : words.wrong
      default:
        return words.trouble
    }
  }

  protected override render() {
    const words = this.#words
    const other = besideOf(this.#language, this._languages)
    return html`<main lang=${localeOf(this.#language)}>
      <header><span class="house">Hallcast</span>
        ${other ? html`<button type="button" lang=${localeOf(other)} @click=${this.#onLanguage}>${words.other}</button>` : nothing}</header>
      ${this._face === 'looking' ? nothing : html`<div class="card">${this._face === 'in' ? this.#inside() : this.#form()}</div>`}
    </main>`
  }

  #form(): TemplateResult {
    const words = this.#words
    const isCode = this._face === 'code'
    if (this._face === 'change') return this.#changeForm()
    return html`<h1>${isCode ? words.setTitle : words.title}</h1>
      <p class="lead">${isCode ? words.setLead : words.lead}</p>
      <form @submit=${this.#onSubmit} novalidate>
        ${isCode ? this.#codeField() : this.#userField()}
        <label>${isCode ? words.newPassword : words.password}
          <input name="password" type=${this._shown ? 'text' : 'password'} autocomplete=${isCode ? 'new-password' : 'current-password'} maxlength="256" aria-describedby=${isCode ? 'hint' : 'said'} /></label>
        ${isCode ? html`<p class="hint" id="hint">${words.newPasswordHint}</p>` : nothing}
        <label class="show"><input type="checkbox" .checked=${this._shown} @change=${this.#onShow} />${words.show}</label>
        <p class="said" id="said" role="alert">${this.#said}</p>
        <button class="first" aria-disabled=${this._working}>${this._working ? words.working : isCode ? words.set : words.enter}</button>
      </form>
      <p class="foot">${isCode ? nothing : words.forgotten}
        <button type="button" class="link" @click=${this.#onOther}>${isCode ? words.haveAccount : words.haveCode}</button></p>`
  }

  #changeForm(): TemplateResult {
    const words = this.#words
    return html`<h1>${words.change}</h1><p class="lead">${words.changeLead}</p>
      <form @submit=${this.#onSubmit} novalidate>
        <label>${words.oldPassword}<input name="who" type=${this._shown ? 'text' : 'password'} autocomplete="current-password" maxlength="256" aria-describedby="said" /></label>
        <label>${words.newPassword}<input name="password" type=${this._shown ? 'text' : 'password'} autocomplete="new-password" maxlength="256" aria-describedby="hint" /></label>
        <p class="hint" id="hint">${words.newPasswordHint}</p>
        <label class="show"><input type="checkbox" .checked=${this._shown} @change=${this.#onShow} />${words.show}</label>
        <p class="said" id="said" role="alert">${this.#said}</p>
        <button class="first" aria-disabled=${this._working}>${this._working ? words.working : words.change}</button>
      </form>
      <p class="foot"><button type="button" class="link" @click=${this.#onChange}>${words.cancel}</button></p>`
  }

  #userField(): TemplateResult {
    return html`<label>${this.#words.user}
      <input name="who" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" /></label>`
  }

  #codeField(): TemplateResult {
    return html`<label>${this.#words.code}
      <input class="code" name="who" .value=${this.code ?? ''} autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="64" /></label>`
  }

  #inside(): TemplateResult {
    const words = this.#words
    const person = this._session?.person
    if (!person) {
      return html`<h1>${words.title}</h1><p class="lead">${words.demo}</p>
        <a class="button first" href=${this.next ?? '/'}>${words.goOn}</a>`
    }
    return html`<h1>${words.hello(person.name)}</h1><p class="role">${words.roles[person.role]}</p>
      <a class="button first" href=${this.next ?? homeOf(this._session)}>${words.goOn}</a>
      <button type="button" @click=${this.#onSignOut}>${words.signOut}</button>
      <button type="button" @click=${this.#onEverywhere}>${words.everywhere}</button>
      <button type="button" data-change @click=${this.#onChange}>${words.change}</button>
      ${this.#said ? html`<p class="said" role="alert">${this.#said}</p>` : nothing}`
  }
}

/** Where somebody's work is. */
function homeOf(session: Session | null): string {
  const role = session?.person?.role
  return role === 'clerk' ? '/counter-console/' : role === 'manager' ? '/hall-manager/' : '/'
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-app': SignInApp
  }
}
