import type { Position, StreamMessage } from '#shared/protocol/stream.ts'
import { formatPosition } from '#shared/protocol/stream.ts'

/** What to do with a message: pass it on, drop it unseen, or give the connection up because something is missing before it. */
export type Verdict = 'pass' | 'drop' | 'gap' | 'other-epoch'

/**
 * Lets each event of the log through once and in order, and decides from where to go on when one is missing:
 * from the position first; from a snapshot when the same place fails twice, or when it is another log.
 */
export class SequenceGuard {
  /** Of the last event or snapshot passed on; null: start from a snapshot. */
  position: Position | null = null
  /** Where something was missing last: the second time at one place, resuming there is no use. */
  #doubted = ''
  /** Heartbeats in a row that told another sequence than ours, with no event between. */
  #odd = 0

  /** A new connection begins. */
  connected(): void {
    this.#odd = 0
  }

  /** Something unreadable stood after our position. */
  doubt(): void {
    const place = this.position ? formatPosition(this.position) : ''
    if (place === this.#doubted) this.position = null
    this.#doubted = place
  }

  judge(message: StreamMessage): Verdict {
    switch (message.kind) {
      case 'snapshot':
        this.#moveTo(message.snapshot.epoch, message.snapshot.sequence)
        return 'pass'
      case 'event':
        return this.#event(message.epoch, message.fact.sequence)
      case 'heartbeat':
        return this.#heartbeat(message.heartbeat)
      case 'shown':
      case 'command':
        return 'pass'
    }
  }

  #event(epoch: string, sequence: number): Verdict {
    const { position } = this
    if (!position || epoch !== position.epoch) return this.#leaveLog()
    if (sequence <= position.sequence) return 'drop'
    if (sequence === position.sequence + 1) {
      this.#moveTo(epoch, sequence)
      return 'pass'
    }
    this.doubt()
    return 'gap'
  }

  /** Two in a row, because one may be written just before the events it already counts. */
  #heartbeat({ epoch, sequence }: Position): Verdict {
    const { position } = this
    if (!position || epoch !== position.epoch) return this.#leaveLog()
    this.#odd = sequence === position.sequence ? 0 : this.#odd + 1
    if (this.#odd < 2) return 'pass'
    if (sequence < position.sequence) return this.#leaveLog()
    this.doubt()
    return 'gap'
  }

  /** What comes belongs to a log we have no snapshot of. */
  #leaveLog(): Verdict {
    this.position = null
    return 'other-epoch'
  }

  #moveTo(epoch: string, sequence: number): void {
    this.position = { epoch, sequence }
    this.#odd = 0
  }
}
