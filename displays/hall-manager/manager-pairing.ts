import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Pairing, PairingApproval } from '#shared/protocol/api.ts'
import { DEVICE_NAME_LENGTH, PLACES, SCREEN_KINDS, type ScreenKind } from '#shared/protocol/devices.ts'
import { nameOfScreen, SCREEN_NAMES, WHOLE_HALL } from '#shared/protocol/screen-names.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import type { ApiResult } from './api.ts'
import { codeIn } from './code.ts'
import { managerStyles } from './manager-styles.ts'
import { clockOf, failureWords, labelOf, type ManagerWords } from './words.ts'

/** What letting a screen in asks of the hall. */
export interface PairingDesk {
  look(code: string): Promise<ApiResult<Pairing>>
  approve(code: string, as: PairingApproval): Promise<string | null>
  deny(code: string): Promise<string | null>
}

/** Lets a screen into the hall: its code, what it asks to be and from where, and where it shall stand. */
@customElement('manager-pairing')
export class ManagerPairing extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      .card { margin-top: 8px; padding: 14px 16px; display: grid; gap: 12px; }
      .card > p:empty { display: none; }
      form { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }
      label { display: grid; gap: 4px; }
      .code { width: 230px; font-size: 22px; letter-spacing: 0.08em; text-transform: uppercase; }
      .fields { flex: 1; display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 10px; }
      .row { display: flex; gap: 8px; flex-wrap: wrap; }
    `,
  ]

  @query('.code') private _code!: HTMLInputElement | null

  @state() private _pairing: Pairing | null = null
  @state() private _kind: ScreenKind = 'call-board'
  @state() private _working = false
  @state() private _said = ''

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) hall!: HallConfig
  @property({ attribute: false }) desk: PairingDesk | null = null

  readonly #onLook = (event: Event) => {
    event.preventDefault()
    void this.#look()
  }

  readonly #onKind = ({ currentTarget }: Event) => {
    this._kind = (currentTarget as HTMLSelectElement).value as ScreenKind
  }

  readonly #onApprove = (event: Event) => {
    event.preventDefault()
    const pairing = this._pairing
    if (!pairing) return
    const field = (name: string) =>
      this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value.trim() || null
    const screen = { kind: this._kind, counter: field('counter'), zone: field('zone') }
    const { device } = pairing
    const label = device?.label ?? field('label') ?? nameOfScreen(screen, this.hall, this.words.language)
    // One that is called something already keeps its name.
    const as: PairingApproval = device ? screen : { ...screen, label }
    void this.#end(() => this.desk?.approve(pairing.code, as), this.words.approved(label))
  }

  readonly #onDeny = () => {
    const pairing = this._pairing
    if (pairing) void this.#end(() => this.desk?.deny(pairing.code), this.words.denied)
  }

  async #look(): Promise<void> {
    const { words, desk } = this
    const code = codeIn(this._code?.value ?? '')
    this._pairing = null
    this._said = code === null ? words.codeShape : ''
    if (code === null || !desk || this._working) return
    this._working = true
    const answer = await desk.look(code)
    this._working = false
    if (!answer.ok) this._said = failureWords(answer.problem.code, words)
    else {
      this._pairing = answer.value
      this._kind = answer.value.kind
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('select')?.focus()
    }
  }

  async #end(ask: () => Promise<string | null> | undefined, done: string): Promise<void> {
    if (this._working) return
    this._working = true
    const code = await ask()
    this._working = false
    this._said = code ? failureWords(code, this.words) : done
    if (code) return
    this._pairing = null
    if (this._code) this._code.value = ''
    this._code?.focus()
  }

  protected override render() {
    const { words } = this
    return html`<h2>${words.pair}</h2>
      <div class="card">
        <form @submit=${this.#onLook}>
          <label>${words.pairLead}<input class="code" name="code" aria-label=${words.pairCode} autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="32" placeholder="KZMW-BQXN" /></label>
          <button class=${this._pairing ? '' : 'main'} aria-disabled=${this._working ? 'true' : 'false'}>${words.look}</button>
        </form>
        ${this._pairing ? this.#found(this._pairing) : nothing}
        <p class="problem" role="status">${this._said}</p>
      </div>`
  }

  #found(pairing: Pairing) {
    const { words, hall, _kind: kind } = this
    const { address, device, expiresAt, label } = pairing
    return html`<p><strong>${words.asksToBe(labelOf(SCREEN_NAMES[pairing.kind], words))}</strong> · ${words.asksFrom(address ?? words.unknownAddress)} · <span class="soft">${words.validUntil(clockOf(expiresAt as Instant, hall.timeZone))}</span>
        ${device ? html`<br />${words.moreOfDevice(device.label)}` : nothing}</p>
      <form class="approve" @submit=${this.#onApprove}>
        <div class="fields">
          <label>${words.kind}<select name="kind" @change=${this.#onKind}>${SCREEN_KINDS.map((one) => html`<option value=${one} ?selected=${one === kind}>${labelOf(SCREEN_NAMES[one], words)}</option>`)}</select></label>
          ${PLACES[kind] === 'counter' ? html`<label>${words.counter}<select name="counter">${hall.counters.map(({ id, label }) => html`<option value=${id} ?selected=${id === pairing.counter}>${labelOf(label, words)}</option>`)}</select></label>` : nothing}
          ${PLACES[kind] === 'zone' ? html`<label>${words.zone}<select name="zone"><option value="">${labelOf(WHOLE_HALL, words)}</option>${hall.zones.map(({ id, name }) => html`<option value=${id} ?selected=${id === pairing.zone}>${labelOf(name, words)}</option>`)}</select></label>` : nothing}
          ${device ? nothing : html`<label>${words.deviceName}<input name="label" maxlength=${DEVICE_NAME_LENGTH} .value=${label ?? ''} placeholder=${words.namedByPlace} /></label>`}
        </div>
        <div class="row"><button class="main" data-approve>${words.approve}</button><button type="button" data-deny @click=${this.#onDeny}>${words.deny}</button></div>
      </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-pairing': ManagerPairing
  }
}
