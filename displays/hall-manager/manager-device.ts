import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Device } from '#shared/protocol/api.ts'
import { DEVICE_COMMANDS, type DeviceCommandName } from '#shared/protocol/devices.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { nameOfScreen } from '#shared/protocol/screen-names.ts'
import { deviceColumns } from './device-columns.ts'
import { managerStyles } from './manager-styles.ts'
import { agoOf, clockOf, failureWords, type ManagerWords, whenOf } from './words.ts'

/** Gives the code of what stood in the way, null when the device will hear it. */
export type SendCommand = (device: string, command: DeviceCommandName) => Promise<string | null>

type Page = Device['pages'][number]

/** One device: how it is, and behind its row what a manager can have it do. Letting it out of the hall asks once more. */
@customElement('manager-device')
export class ManagerDevice extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    deviceColumns,
    css`
      summary { padding: 8px 14px; min-height: 56px; cursor: pointer; list-style: none; border-radius: 12px; }
      summary::-webkit-details-marker { display: none; }
      summary > span { min-width: 0; overflow-wrap: anywhere; line-height: 1.3; }
      .state::before { content: ''; display: inline-block; width: 10px; height: 10px; margin-inline-end: 7px; border: 2px solid var(--water); border-radius: 50%; background: var(--water); }
      .state:not(.online)::before { background: none; border-color: var(--ink); }
      summary.lost > :not(.name) { color: var(--ink-2); }
      .term { display: none; }
      .inside { padding: 2px 14px 14px; display: grid; gap: 10px; }
      .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
      .ask { border: 2px solid var(--ink); border-radius: 10px; padding: 10px 14px; display: grid; gap: 10px; }
      @media (max-width: 1000px) { .term { display: inline; } }
    `,
  ]

  @state() private _asking = false
  @state() private _said = ''

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) hall!: HallConfig
  @property({ attribute: false }) device!: Device
  @property({ attribute: false }) now!: Instant
  @property({ attribute: false }) send: SendCommand = async () => 'no-answer'

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.get('_asking') === false) this.renderRoot.querySelector<HTMLElement>('[data-cancel]')?.focus()
    if (changed.get('_asking') === true) this.renderRoot.querySelector<HTMLElement>('[data-command="revoke"]')?.focus()
  }

  readonly #onCommand = ({ currentTarget }: Event) => {
    const command = (currentTarget as HTMLElement).dataset['command'] as DeviceCommandName
    if (command === 'revoke' && !this._asking) this._asking = true
    else void this.#send(command)
  }

  readonly #onCancel = () => {
    this._asking = false
  }

  async #send(command: DeviceCommandName): Promise<void> {
    this._asking = false
    const code = await this.send(this.device.id, command)
    const { words } = this
    this._said = code === null ? words.sent(words.commands[command]) : failureWords(code, words)
  }

  protected override render() {
    const { words, hall, device } = this
    const screens = device.screens.map((screen) => nameOfScreen(screen, hall, words.language)).join('；')
    return html`<details data-device=${device.id}>
      <summary class="columns ${device.state}">
        <span class="name"><strong>${device.label}</strong>${screens === device.label ? nothing : html`<br /><span class="soft">${screens}</span>`}</span>
        ${this.#state()}${this.#pages()}${this.#keeps()}
        <span class="seen">${this.#term('seen')}${device.lastSeenAt ? words.agoShort(agoOf(device.lastSeenAt as Instant, this.now, words)) : '–'}</span>
        <span class="version soft">${this.#term('version')}${device.version ?? '–'}</span>
      </summary>
      <div class="inside">${this.#inside()}</div>
    </details>`
  }

  #term(column: keyof ManagerWords['columns']) {
    return html`<span class="term soft">${this.words.columns[column]} </span>`
  }

  #state() {
    const { words, hall, device } = this
    const { state, onlineSince } = device
    const since =
      state === 'online' && onlineSince ? words.onlineSince(clockOf(onlineSince as Instant, hall.timeZone)) : ''
    return html`<span class="state ${state}">${state === 'lost' ? html`<strong class="late">${words.deviceStates.lost}</strong>` : words.deviceStates[state]} <span class="soft">${since}</span></span>`
  }

  /** What its pages said last; what is out of order is bold. Of a device that nobody hears no picture is live. */
  #pages() {
    const { words, device } = this
    const { pages, state } = device
    const each = (say: (page: Page) => string, isWrong?: (page: Page) => boolean) => {
      const said = [...new Set(pages.map(say))].join(' · ') || '–'
      return isWrong && pages.some(isWrong) ? html`<strong>${said}</strong>` : said
    }
    return html`<span class="shows">${this.#term('shows')}${each(({ shows }) => words.shown[shows] ?? shows)}</span>
      <span class="freshness">${this.#term('freshness')}${each(
        ({ freshness }) => (state === 'online' || freshness !== 'live' ? words.freshness[freshness] : '–'),
        ({ freshness }) => freshness === 'stale' || freshness === 'offline',
      )}</span>
      <span class="sound">${this.#term('sound')}${each(
        ({ sound }) => words.sounds[sound],
        ({ sound }) => sound === 'blocked',
      )}</span>`
  }

  #keeps() {
    const { words, device } = this
    const { storagePersisted, outbox } = device
    const kept =
      storagePersisted === null ? words.storages.unknown : storagePersisted ? words.storages.yes : words.storages.no
    const unsent = outbox && outbox.waiting > 0 ? words.unsent(outbox.waiting) : null
    const refused = outbox && outbox.refused > 0 ? words.refusedThere(outbox.refused) : null
    return html`<span class="storage">${this.#term('storage')}${storagePersisted === false ? html`<strong>${kept}</strong>` : kept}${[unsent, refused].map((said) => (said ? html`<br /><strong>${said}</strong>` : nothing))}</span>`
  }

  #inside() {
    const { words, hall, device } = this
    const address = device.address ?? words.unknownAddress
    return html`<p class="soft">${words.paired(whenOf(device.pairedAt as Instant, hall.timeZone, words), address)}</p>
      ${device.commands.map(({ command }) => html`<p>${words.underWay(words.commands[command])}</p>`)}
      ${this._asking ? this.#question() : html`<div class="row">${DEVICE_COMMANDS.map((command) => html`<button type="button" data-command=${command} title=${words.commandHints[command]} @click=${this.#onCommand}>${words.commands[command]}</button>`)}</div>`}
      <p class="problem" role="status">${this._said}</p>`
  }

  #question() {
    const { words, device } = this
    return html`<div class="ask" role="group" aria-label=${words.commands.revoke}><p>${words.revokeAsk(device.label)}</p>
      <div class="row"><button type="button" data-cancel @click=${this.#onCancel}>${words.cancel}</button>
        <button type="button" data-command="revoke" @click=${this.#onCommand}><strong>${words.revokeYes}</strong></button></div></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-device': ManagerDevice
  }
}
