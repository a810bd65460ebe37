/** More wait than may: whoever asks is told to come again. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn'
}

export interface TurnLimits {
  /** Tasks at work at once. */
  readonly atOnce: number
  /** Tasks of one lane that may wait. */
  readonly perLane: number
  /** Tasks of all strangers together that may wait; whoever is reserved a place is not counted. */
  readonly strangers: number
}

interface Waiting {
  readonly reserved: boolean
  readonly begin: () => void
}

/**
 * Lets costly tasks in a few at a time. Lanes take turns, so that one who sends a thousand waits behind oneself and not
 * before everybody else; lanes with a reserved place come first, and find theirs free however many strangers wait.
 */
export class FairTurns {
  readonly #limits: TurnLimits
  /** In the order of their next turn. */
  readonly #lanes = new Map<string, Waiting[]>()
  #working = 0

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /** @throws {NoTurn} when too many wait */
  async run<T>(lane: string, reserved: boolean, task: () => Promise<T>): Promise<T> {
    if (this.#working >= this.#limits.atOnce) await this.#wait(lane, reserved)
    else this.#working++
    try {
      return await task()
    } finally {
      this.#next()
    }
  }

  #wait(lane: string, reserved: boolean): Promise<void> {
    const queue = this.#lanes.get(lane) ?? []
    const { perLane, strangers } = this.#limits
    if (queue.length >= perLane || (!reserved && this.#strangers() >= strangers)) throw new NoTurn('too many wait')
    return new Promise((begin) => {
      queue.push({ reserved, begin })
      this.#lanes.set(lane, queue)
    })
  }

  #strangers(): number {
    return [...this.#lanes.values()].flat().filter(({ reserved }) => !reserved).length
  }

  /** The place that has become free goes straight to who is next: nobody slips in between. */
  #next(): void {
    const lanes = [...this.#lanes.entries()]
    const [lane, queue] = lanes.find(([, [first]]) => first!.reserved) ?? lanes[0] ?? []
    const next = queue?.shift()
    if (!next) return void this.#working--
    this.#lanes.delete(lane!)
    if (queue!.length > 0) this.#lanes.set(lane!, queue!)
    next.begin()
  }
}
