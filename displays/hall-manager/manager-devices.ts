import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Device, DeviceAlarm, Devices, Quarantine } from '#shared/protocol/api.ts'
import type { ApiResult } from '#shared/sync/ask.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { deviceColumns } from './device-columns.ts'
import './manager-device.ts'
import './manager-quarantine.ts'
import type { SendCommand } from './manager-device.ts'
import { managerStyles } from './manager-styles.ts'
import type { ManagerWords } from './words.ts'
import { sinceOf } from './words.ts'

/** 评价器 2 before 评价器 10. */
const byName = new Intl.Collator('zh-CN', { numeric: true })

const STATES: readonly Device['state'][] = ['lost', 'never-seen', 'online']

/** Every device of the hall, those that need somebody first, and above them what a manager must know without looking. */
@customElement('manager-devices')
export class ManagerDevices extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    deviceColumns,
    css`
      .head { padding: 6px 15px; color: var(--ink-2); }
      .rows li + li { border-top: 1px solid var(--line); }
      .card.alarms { margin: 8px 0; padding: 8px 16px 10px; border-inline-start: 8px solid var(--ink); }
      .alarms li { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 2px 0; }
      .alarms strong { flex: 0 1 240px; }
      p { margin-top: 8px; }
      @media (max-width: 1000px) { .head { display: none; } .rows { margin-top: 8px; } }
    `,
  ]

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) hall!: HallConfig
  /** Null until the hall has told them. */
  @property({ attribute: false }) devices: Devices | null = null
  @property({ attribute: false }) problem: string | null = null
  @property({ attribute: false }) now!: Instant
  @property({ attribute: false }) send: SendCommand = async () => 'no-answer'
  @property({ attribute: false }) quarantine: (() => Promise<ApiResult<Quarantine>>) | null = null

  protected override render() {
    const { words, devices, problem } = this
    const all = devices?.devices ?? []
    const online = all.filter(({ state }) => state === 'online').length
    return html`<h2>${words.devices} ${devices ? html`<small>${words.devicesSeen(online, all.length)}</small>` : nothing}</h2>
      ${problem === null ? nothing : html`<p role="status">${words.notLoaded(words.sections.devices)}</p>`}
      ${devices && devices.alarms.length > 0 ? this.#alarms(devices.alarms) : nothing}
      ${devices && all.length === 0 ? html`<p class="soft">${words.noDevices}</p>` : nothing}
      ${all.length > 0 ? this.#list(all) : nothing}`
  }

  #alarms(alarms: readonly DeviceAlarm[]) {
    const { words, hall, now, quarantine } = this
    const apart = alarms.reduce((sum, { kind, count }) => sum + (kind === 'quarantined' ? (count ?? 0) : 0), 0)
    return html`<section class="card alarms" aria-label=${words.alarms}><h3>${words.alarms}</h3><ul role="list">${alarms.map(
      ({ kind, label, since, count }) =>
        html`<li data-alarm=${kind}><strong>${label}</strong><span>${words.alarmWords[kind]}${count === null ? '' : ` (${count})`}</span>${since ? html`<span class="soft">${words.since(sinceOf(since as Instant, now, hall.timeZone, words))}</span>` : nothing}</li>`,
    )}</ul>${apart > 0 && quarantine ? html`<manager-quarantine .words=${words} .hall=${hall} .count=${apart} .read=${quarantine}></manager-quarantine>` : nothing}</section>`
  }

  #list(all: readonly Device[]) {
    const { words, hall, now, send } = this
    const rank = ({ state }: Device) => STATES.indexOf(state)
    const rows = [...all].sort((one, other) => rank(one) - rank(other) || byName.compare(one.label, other.label))
    const { device, ...columns } = words.columns
    const order = ['state', 'shows', 'freshness', 'sound', 'storage', 'seen', 'version'] as const
    return html`<div class="columns head" aria-hidden="true"><span class="name">${device}</span>${order.map((column) => html`<span>${columns[column]}</span>`)}</div>
      <ul class="rows card" role="list">${repeat(
        rows,
        ({ id }) => id,
        (one) =>
          html`<li><manager-device .words=${words} .hall=${hall} .device=${one} .now=${now} .send=${send}></manager-device></li>`,
      )}</ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-devices': ManagerDevices
  }
}
