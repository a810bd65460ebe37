import { instantOf, millisOf } from '#shared/domain/time/instant.ts'
import type { DeviceId } from '#shared/protocol/devices.ts'
import type { Clock } from '#server/hall/clock.ts'
import { hashOfSecret, newSecret } from '#server/people/secrets.ts'
import type { DevicePrincipal, RevokedPrincipal } from './principal.ts'
import type { Device, KeptSecret } from './records.ts'
import type { DeviceShelf } from './shelf.ts'

/** A credential lasts as long as a browser keeps a cookie, an access a day, ms. */
const CREDENTIAL_MS = 400 * 24 * 3_600_000
export const ACCESS_MS = 24 * 3_600_000
/** A credential so old is renewed when it is used, ms. */
const RENEWED_AFTER_MS = 30 * 24 * 3_600_000
/** A device asks for another access so long before the last one ends, that half a day without a line costs nothing, s. */
export const RENEW_ACCESS_S = 12 * 3_600
/** The secret a device polls with opens its first credential until the device has come with what it got, and for so long, as long as its code would have stood, ms. */
const PAIRING_MS = 600_000
const SECRET_BYTES = 32
/** Accesses kept at once: pages of one browser that ask at the same moment may end with any of the answers. */
const ACCESSES = 16
/** Credentials kept at once: more than one waits to be used only when answers were lost over restarts of the server. */
const CREDENTIALS = 6

/** The cookies a device is given. `credential` null: it keeps the one it has. */
export interface Keys {
  readonly device: Device
  readonly credential: string | null
  readonly access: string
}

/** How asking for access ended. What a `revoked` one gets opens nothing but the quarantine; null: it has that already. */
export type Opened =
  | ({ readonly kind: 'open' } & Keys)
  | { readonly kind: 'revoked'; readonly access: string | null }
  | { readonly kind: 'unknown' }

interface Minted {
  readonly secret: string
  readonly kept: KeptSecret
}

const VALUE = /^([0-9a-f-]{36})\.([\w-]{43})$/

/**
 * The secrets of devices: a credential that lasts a year and opens only a day's access, and the access that opens the
 * hall. What a device had before stays good until it shows that it has what came after: a lost answer never blacks out a wall.
 */
export class DeviceKeys {
  readonly #shelf: DeviceShelf
  readonly #clock: Pick<Clock, 'now'>
  /** New credentials nobody has used yet, by the hash of what they follow: asked twice, the same is given twice. */
  readonly #successors = new Map<string, Minted>()
  /** Hashes of polling secrets whose device has shown that the answer reached it: whoever else holds one gets nothing. */
  readonly #reached = new Set<string>()

  constructor(shelf: DeviceShelf, clock: Pick<Clock, 'now'>) {
    this.#shelf = shelf
    this.#clock = clock
  }

  /** Who shows that access; null when it opens nothing any more. */
  async byAccess(value: string): Promise<DevicePrincipal | RevokedPrincipal | null> {
    const found = await this.#find(value, 'access', ACCESS_MS)
    if (!found) return null
    const { id, hall, screens, revokedAt } = found.device
    return { kind: revokedAt === null ? 'device' : 'revoked', device: id, hall, screens }
  }

  /** Has it an access that holds? Nothing of it stays open when it has none. */
  isOpen(id: DeviceId): boolean {
    const device = this.#shelf.device(id)
    return device?.revokedAt === null && device.access.some((kept) => this.#holds(kept, ACCESS_MS))
  }

  /** The device whose credential that is, unless it was let out of its hall. */
  async byCredential(value: string): Promise<Device | null> {
    const found = await this.#find(value, 'credentials', CREDENTIAL_MS)
    return found?.device.revokedAt === null ? found.device : null
  }

  /** A device shows its credential, and the access it still holds: it gets a day's access, and another credential once this one is a month old. */
  open(value: string, held: string | null = null): Promise<Opened> {
    return this.#shelf.inTurn(async () => {
      const found = await this.#find(value, 'credentials', CREDENTIAL_MS)
      if (!found) return { kind: 'unknown' }
      const { device, kept } = found
      this.#used(kept)
      if (device.revokedAt !== null) {
        // It asks for as long as it is switched on: nothing is written each time.
        const holds = held !== null && (await this.byAccess(held))?.device === device.id
        return { kind: 'revoked', access: holds ? null : (await this.#give(device, null)).access }
      }
      const credentials = device.credentials.slice(device.credentials.indexOf(kept))
      const follows = this.#holds(kept, RENEWED_AFTER_MS) ? null : kept.hash
      return { kind: 'open', ...(await this.#give({ ...device, credentials }, follows)) }
    })
  }

  /** A device that has just been let in polls: its first keys. Null when there is none of that secret. */
  first(secretHash: string): Promise<Keys | null> {
    return this.#shelf.inTurn(async () => {
      const device = this.#shelf.all.find(({ pairing }) => pairing?.hash === secretHash)
      if (
        !device ||
        device.revokedAt !== null ||
        this.#reached.has(secretHash) ||
        !this.#holds(device.pairing!, PAIRING_MS)
      )
        return null
      return this.#give(device, secretHash)
    })
  }

  /** `follows`: the secret that the new credential takes the place of. */
  async #give(device: Device, follows: string | null): Promise<Keys> {
    const next = follows === null ? null : await this.#successorOf(follows)
    const access = await this.#mint()
    const holding = device.access.filter((kept) => this.#holds(kept, ACCESS_MS))
    const changed = {
      ...device,
      credentials: next ? withNext(device.credentials, next.kept) : device.credentials,
      access: [...holding.slice(1 - ACCESSES), access.kept],
    }
    await this.#shelf.write(changed)
    const valueOf = ({ secret }: Minted) => `${device.id}.${secret}`
    return { device: changed, credential: next && valueOf(next), access: valueOf(access) }
  }

  async #successorOf(follows: string): Promise<Minted> {
    const next = this.#successors.get(follows) ?? (await this.#mint())
    this.#successors.set(follows, next)
    return next
  }

  async #mint(): Promise<Minted> {
    const secret = newSecret(SECRET_BYTES)
    return { secret, kept: { hash: await hashOfSecret(secret), madeAt: instantOf(this.#clock.now()) } }
  }

  async #find(value: string, among: 'access' | 'credentials', forMs: number) {
    const [, id, secret] = VALUE.exec(value) ?? []
    const device = id === undefined ? undefined : this.#shelf.device(id as DeviceId)
    if (!device) return null
    const hash = await hashOfSecret(secret!)
    // Looked up after the hash: meanwhile the device may have changed.
    const now = this.#shelf.device(device.id)!
    const kept = now[among].find((known) => known.hash === hash)
    if (!kept || !this.#holds(kept, forMs)) return null
    if (now.pairing && kept.madeAt >= now.pairing.madeAt) this.#reached.add(now.pairing.hash)
    return { device: now, kept }
  }

  /** What has been used is given to nobody again. */
  #used({ hash }: KeptSecret): void {
    for (const [follows, { kept }] of this.#successors) if (kept.hash === hash) this.#successors.delete(follows)
  }

  /** A clock that was set back makes nothing younger than new. */
  #holds({ madeAt }: KeptSecret, forMs: number): boolean {
    return this.#clock.now() - millisOf(madeAt) < forMs
  }
}

/** The one in use and the latest stay: whichever its browser ended with opens. */
function withNext(kept: readonly KeptSecret[], next: KeptSecret): readonly KeptSecret[] {
  if (kept.some(({ hash }) => hash === next.hash)) return kept
  return kept.length < CREDENTIALS ? [...kept, next] : [kept[0]!, ...kept.slice(2), next]
}
