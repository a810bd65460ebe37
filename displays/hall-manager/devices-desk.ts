import type { Devices, PairingApproval } from '#shared/protocol/api.ts'
import { type DeviceCommandName, PRESENCE_MS } from '#shared/protocol/devices.ts'
import type { QueueStore } from '#shared/stores/queue-store.ts'
import type { Store } from '#shared/stores/store.ts'
import type { Clock } from '#shared/sync/clock.ts'
import type { ApiResult, ManagerApi } from './api.ts'
import { type Kept, KeptFresh } from './kept-fresh.ts'

interface DevicesDeskParts {
  readonly api: Pick<ManagerApi, 'devices' | 'quarantine' | 'command' | 'pairing' | 'approve' | 'deny'>
  readonly queue: Pick<QueueStore, 'onFresh' | 'view'>
  readonly clock: Clock
  /** Somebody can see the page: what a device says of itself every ten seconds is not in the log, and is asked for as often. */
  readonly isSeen: () => boolean
  readonly signal: AbortSignal
}

/** The hall's devices as a manager looks after them. */
export class DevicesDesk {
  readonly #parts: DevicesDeskParts
  readonly #kept: KeptFresh<Devices>

  constructor(parts: DevicesDeskParts) {
    const { api, queue, clock, signal } = parts
    this.#parts = parts
    this.#kept = new KeptFresh({ ask: () => api.devices(), clock, signal })
    // Lost, back, paired, revoked: the stream tells at once.
    queue.onFresh(({ fact }) => {
      if (fact.type.startsWith('device.')) this.#kept.refresh()
    }, signal)
    this.#kept.refresh()
    this.#keepUp()
  }

  get view(): Store<Kept<Devices>> {
    return this.#kept.state
  }

  /** Gives the code of what stood in the way, null when the device will hear it. */
  readonly command = async (device: string, command: DeviceCommandName): Promise<string | null> =>
    this.#done(await this.#parts.api.command(device, command))

  readonly approve = async (code: string, as: PairingApproval): Promise<string | null> =>
    this.#done(await this.#parts.api.approve(code, as))

  readonly deny = async (code: string): Promise<string | null> => this.#done(await this.#parts.api.deny(code))

  /** What revoked devices have sent. */
  get quarantine(): ManagerApi['quarantine'] {
    return this.#parts.api.quarantine
  }

  get look(): ManagerApi['pairing'] {
    return this.#parts.api.pairing
  }

  #done(answer: ApiResult<object>): string | null {
    this.#kept.refresh()
    return answer.ok ? null : answer.problem.code
  }

  #keepUp(): void {
    const { clock, signal, isSeen, queue } = this.#parts
    const callOff = clock.after(PRESENCE_MS, () => {
      signal.removeEventListener('abort', callOff)
      if (signal.aborted) return
      if (isSeen() && queue.view.get().freshness === 'live') this.#kept.refresh()
      this.#keepUp()
    })
    signal.addEventListener('abort', callOff)
  }
}
