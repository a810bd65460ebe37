import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type HallClient, send } from '#tools/hall/hall-client.ts'

/** One wish of a customer or a clerk, with the key under which it may be sent again. */
interface Wish {
  readonly path: string
  readonly body: object
  readonly key: string
  /** What the hall said; null while the answer was lost. */
  answer: { readonly status: number; readonly body: unknown } | null
}

/** Wishes for the six counters: whoever waits is called, whoever is called is served. */
const STEPS = ['call-next', 'start'] as const
const SERVICES = ['A', 'B', 'C', 'D'] as const

/** The hall has decided: the contract says that this answer is kept. */
function isKept(status: number): boolean {
  return (status >= 200 && status < 300) || status === 409
}

/** Customers and clerks who all want something at once, and remember everything they were promised. */
export class Load {
  /** Promises of the hall, in the order they were heard. */
  readonly promised: Wish[] = []
  /** Statuses other than kept ones, with their codes: trouble, said honestly. */
  readonly refused = new Map<string, number>()
  readonly #client: HallClient
  #unanswered: Wish[] = []

  constructor(client: HallClient) {
    this.#client = client
  }

  get unanswered(): number {
    return this.#unanswered.length
  }

  /** Everybody at once, each one wish after another, until the signal or the first lost answer. */
  async run(until: AbortSignal): Promise<void> {
    const customers = SERVICES.map((service) => this.#repeat(until, () => ({ path: 'tickets', body: { service } })))
    const clerks = ['1', '2', '3', '4', '5', '6'].map((counter) => {
      let turn = 0
      return this.#repeat(until, () => ({ path: `counters/${counter}/${STEPS[turn++ % STEPS.length]}`, body: {} }))
    })
    await Promise.all([...customers, ...clerks])
  }

  /** Sends everything again whose answer was lost. */
  async retry(): Promise<number> {
    const wishes = this.#unanswered
    this.#unanswered = []
    await Promise.all(wishes.map((wish) => this.#send(wish)))
    return wishes.length
  }

  /** Sends some of what was promised since `from` once more; gives how many and which were answered otherwise. */
  async ask(count: number, random: () => number): Promise<{ readonly asked: number; readonly otherwise: string[] }> {
    const picked = Array.from({ length: Math.min(count, this.promised.length) }, () => {
      return this.promised[Math.floor(random() * this.promised.length)]!
    })
    const otherwise: string[] = []
    for (const wish of picked) {
      const { status, body } = await this.#post(wish)
      if (!isDeepStrictEqual({ status, body }, wish.answer))
        otherwise.push(`${wish.path} was answered otherwise: ${status}`)
    }
    return { asked: picked.length, otherwise }
  }

  async #repeat(until: AbortSignal, next: () => Pick<Wish, 'path' | 'body'>): Promise<void> {
    while (!until.aborted && (await this.#send({ ...next(), key: randomUUID(), answer: null })));
  }

  /** False when no answer came. */
  async #send(wish: Wish): Promise<boolean> {
    try {
      const { status, body } = await this.#post(wish)
      if (isKept(status)) {
        wish.answer = { status, body }
        this.promised.push(wish)
      } else {
        const name = `${status} ${(body as { readonly code?: string }).code ?? ''}`
        this.refused.set(name, (this.refused.get(name) ?? 0) + 1)
      }
      return true
    } catch {
      this.#unanswered.push(wish)
      return false
    }
  }

  #post({ path, body, key }: Wish) {
    return send<unknown>(`${this.#client.root}/${path}`, 'POST', body, { 'idempotency-key': key })
  }
}

/** The ticket that a promise gave, or null. */
export function ticketOf({ path, answer }: Wish): { readonly id: string; readonly number: string } | null {
  return path === 'tickets' && answer?.status === 201 ? (answer.body as { id: string; number: string }) : null
}

/** Position of the log that a promise spoke of; 0 when it spoke of none. */
export function sequenceOf({ answer }: Wish): number {
  return answer?.status === 200 ? (answer.body as { readonly sequence: number }).sequence : 0
}
