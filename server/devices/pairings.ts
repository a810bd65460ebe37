import type { CounterId, HallId, ZoneId } from '#shared/domain/queue/ids.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { DeviceId, Screen, ScreenKind } from '#shared/protocol/devices.ts'
import type { Clock } from '#server/hall/clock.ts'
import { hashOfSecret, lettersOf, newCode, newSecret } from '#server/people/secrets.ts'
import { placeOf } from '#server/people/throttle.ts'

/** A code holds so long, ms: time enough to walk to the manager's desk (RFC 8628 says minutes). */
const LIFE_MS = 600_000
/** A device asks so often whether it has been let in, and so much less often each time it asked too soon, s (RFC 8628, 3.5). */
const INTERVAL_S = 5
const SLOWER_S = 5
/** Timers and lines are never exact, ms. */
const SLACK_MS = 500
/** Two groups of four letters of twenty: 34 bits, of which an approver may try five a minute. */
const GROUPS = 2
const SECRET_BYTES = 32
/** Open codes of one place and of all: a whole hall that is set up at once is one place. */
const OF_A_PLACE = 64
const OVERALL = 1_000
/** A device that has not asked for so long is gone; its code makes room for others, ms. */
const GONE_MS = 60_000

/** What a screen asks to be. */
export interface Wanted {
  readonly hall: HallId
  readonly kind: ScreenKind
  readonly counter: CounterId | null
  readonly zone: ZoneId | null
  readonly label: string | null
}

/** A screen that waits to be let in. Scope: *moment*. */
export interface Pairing extends Wanted {
  /** As it is shown, `KZMW-BQXN`. */
  readonly code: string
  readonly secretHash: string
  readonly address: string | null
  /** The device its browser is already, which wants one more screen. */
  readonly device: DeviceId | null
  readonly askedAt: Instant
  readonly expiresAt: Instant
}

/** What became of a screen that was let in. */
interface LetIn {
  readonly device: DeviceId
  readonly screen: Screen
}

interface Open {
  readonly pairing: Pairing
  readonly place: string
  /** Monotonic ms. */
  readonly endsAt: number
  heardAt: number
  polled: boolean
  intervalS: number
  outcome: 'pending' | 'denied' | LetIn
}

export type Polled =
  | { readonly kind: 'unknown' | 'denied' }
  | { readonly kind: 'pending' | 'slow'; readonly intervalS: number }
  | ({ readonly kind: 'approved' } & LetIn)

/** Codes that stand on screens nobody knows yet, for ten minutes each. */
export class Pairings {
  readonly #clock: Pick<Clock, 'now' | 'monotonic'>
  /** By the letters of their code, oldest first. */
  readonly #open = new Map<string, Open>()
  readonly #bySecret = new Map<string, Open>()

  constructor(clock: Pick<Clock, 'now' | 'monotonic'>) {
    this.#clock = clock
  }

  /** Begins one; null when too many of that place, or of all places, wait already. The secret is said once. */
  async start(
    wanted: Wanted,
    address: string | null,
    device: DeviceId | null,
  ): Promise<{ readonly pairing: Pairing; readonly secret: string; readonly intervalS: number } | null> {
    const secret = newSecret(SECRET_BYTES)
    const secretHash = await hashOfSecret(secret)
    const place = placeOf(address)
    if (!this.#makeRoom(place)) return null
    const now = this.#clock.monotonic()
    const pairing: Pairing = {
      ...wanted,
      code: this.#freshCode(),
      secretHash,
      address,
      device,
      askedAt: instantOf(this.#clock.now()),
      expiresAt: instantOf(this.#clock.now() + LIFE_MS),
    }
    const open: Open = {
      pairing,
      place,
      endsAt: now + LIFE_MS,
      heardAt: now,
      polled: false,
      intervalS: INTERVAL_S,
      outcome: 'pending',
    }
    this.#open.set(lettersOf(pairing.code), open)
    this.#bySecret.set(secretHash, open)
    return { pairing, secret, intervalS: INTERVAL_S }
  }

  /** A device asks whether it has been let in. One that asks too soon is told to ask less often from now on. */
  poll(secretHash: string): Polled {
    this.#forgetOld()
    const open = this.#bySecret.get(secretHash)
    if (!open) return { kind: 'unknown' }
    const now = this.#clock.monotonic()
    const tooSoon = open.polled && now - open.heardAt < open.intervalS * 1_000 - SLACK_MS
    open.polled = true
    open.heardAt = now
    if (typeof open.outcome === 'object') return { kind: 'approved', ...open.outcome }
    if (open.outcome === 'denied') return { kind: 'denied' }
    if (tooSoon) open.intervalS += SLOWER_S
    return { kind: tooSoon ? 'slow' : 'pending', intervalS: open.intervalS }
  }

  /** The screen that shows that code in that hall, and what it was let in as; null when none does, or it was sent away. */
  find(hall: HallId, typed: string): { readonly pairing: Pairing; readonly approved: LetIn | null } | null {
    this.#forgetOld()
    const open = this.#open.get(lettersOf(typed))
    if (!open || open.outcome === 'denied' || open.pairing.hall !== hall) return null
    return { pairing: open.pairing, approved: open.outcome === 'pending' ? null : open.outcome }
  }

  settle({ code }: Pairing, outcome: Open['outcome']): void {
    const open = this.#open.get(lettersOf(code))
    if (open) open.outcome = outcome
  }

  /** A device was let out of the hall: its codes let nobody in any more. */
  revoked(device: DeviceId): void {
    for (const open of this.#open.values())
      if (typeof open.outcome === 'object' && open.outcome.device === device) open.outcome = 'denied'
  }

  #freshCode(): string {
    let code = newCode(GROUPS)
    while (this.#open.has(lettersOf(code))) code = newCode(GROUPS)
    return code
  }

  /** Nobody's flood takes another's place: of too many, those go that no device asks about any more. */
  #makeRoom(place: string): boolean {
    this.#forgetOld()
    const gone = this.#clock.monotonic() - GONE_MS
    const drop = (among: readonly Open[], most: number): boolean => {
      if (among.length < most) return true
      const dead = among.find(({ heardAt }) => heardAt < gone)
      if (dead) this.#remove(dead)
      return dead !== undefined
    }
    const all = [...this.#open.values()]
    return (
      drop(
        all.filter((open) => open.place === place),
        OF_A_PLACE,
      ) &&
      (this.#open.size < OVERALL || drop(all, OVERALL) || this.#crowdOut(all, place))
    )
  }

  /** Every place is full of the living: the place that has most gives one up, unless that is this one. */
  #crowdOut(all: readonly Open[], place: string): boolean {
    const counts = new Map<string, number>()
    for (const open of all) counts.set(open.place, (counts.get(open.place) ?? 0) + 1)
    const [most] = [...counts].sort(([, one], [, other]) => other - one)
    if (!most || most[1] <= (counts.get(place) ?? 0)) return false
    this.#remove(all.find((open) => open.place === most[0])!)
    return true
  }

  #forgetOld(): void {
    const now = this.#clock.monotonic()
    for (const open of this.#open.values()) {
      if (now < open.endsAt) return
      this.#remove(open)
    }
  }

  #remove({ pairing }: Open): void {
    this.#open.delete(lettersOf(pairing.code))
    this.#bySecret.delete(pairing.secretHash)
  }
}
