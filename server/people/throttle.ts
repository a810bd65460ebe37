/** So many wrong passwords cost nothing: people mistype. */
const FREE = 5
/** The wait after the next one, ms; it doubles with each. */
const FIRST_WAIT_MS = 1_000
/** 288 guesses a day at most, and the longest an owner ever waits who mistypes at that very place. */
const LONGEST_WAIT_MS = 300_000
/** So long without another try and all is forgotten, ms. */
const FORGET_MS = 3_600_000
/** Strangers' counts kept at once; the oldest go first. */
const KEPT = 20_000

interface Count {
  readonly tries: number
  /** Monotonic ms. */
  readonly at: number
}

/** Where a sign-in comes from: a browser that has signed in as this person before, or an address. */
export interface Lane {
  readonly name: string
  readonly isKnown: boolean
}

/**
 * Slows guessing. Every account is counted for each place by itself, so that no stranger's guesses make its owner wait
 * elsewhere; and a browser that has signed in before has a count of its own, so that not even one at the same address does.
 */
export class SignInThrottle {
  readonly #strangers = new Map<string, Count>()
  readonly #known = new Map<string, Count>()
  readonly #now: () => number

  /** `now`: monotonic ms. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Ms to wait before this place may try this account; 0 counts as a try at once, so that a hundred at the same moment are a hundred. */
  take(user: string, lane: Lane): number {
    const counts = this.#of(lane)
    const key = keyOf(user, lane)
    const now = this.#now()
    const last = counts.get(key)
    const tries = last && now - last.at < FORGET_MS ? last.tries : 0
    const wait = tries < FREE ? 0 : last!.at + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - FREE)) - now
    if (wait > 0) return wait
    counts.delete(key)
    counts.set(key, { tries: tries + 1, at: now })
    if (counts.size > KEPT) counts.delete(counts.keys().next().value!)
    return 0
  }

  /** It was the right password: all is forgotten. Gives the wrong ones before it. */
  right(user: string, lane: Lane): number {
    const counts = this.#of(lane)
    const tries = counts.get(keyOf(user, lane))?.tries ?? 1
    counts.delete(keyOf(user, lane))
    return tries - 1
  }

  /** Nobody looked at the password: the try does not count. */
  untried(user: string, lane: Lane): void {
    const counts = this.#of(lane)
    const last = counts.get(keyOf(user, lane))
    if (last) counts.set(keyOf(user, lane), { ...last, tries: last.tries - 1 })
  }

  #of({ isKnown }: Lane): Map<string, Count> {
    return isKnown ? this.#known : this.#strangers
  }
}

const keyOf = (user: string, { name }: Lane): string => JSON.stringify([user, name])

/** An address as a place: whoever has one IPv6 address has all of its network (RFC 4291: the first 64 bits). */
export function placeOf(address: string | null): string {
  if (address === null || !address.includes(':') || address.includes('.')) return address ?? ''
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = (tail ?? '').split(':').filter(Boolean)
  const whole =
    tail === undefined
      ? groups
      : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest]
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
