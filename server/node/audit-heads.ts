import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Clock } from '#server/hall/clock.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { AuditHead } from '#server/store/audit.ts'
import type { RecordStore } from '#server/store/record-store.ts'
import { logBug } from './log.ts'

/** File beside the database with heads of the chain of acts, one JSON line each. What was cut off after one shows against it. */
export const AUDIT_HEADS = 'audit.heads'
/** The end of the chain is written down so often, ms (contract). */
const EVERY_MS = 3_600_000

/** A head as it was written down. */
export interface WrittenHead extends AuditHead {
  readonly at: Instant
}

/** Writes the head of the chain of acts into a file that only grows: hourly, at a start and at a stop. */
export class AuditHeads {
  readonly #file: string
  readonly #acts: Pick<RecordStore, 'auditHead'>
  readonly #clock: Clock
  #written: number
  /** A power cut left half a line at the end. */
  #torn: boolean

  constructor(file: string, acts: Pick<RecordStore, 'auditHead'>, clock: Clock) {
    this.#file = file
    this.#acts = acts
    this.#clock = clock
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    this.#written = readHeads(text).heads.at(-1)?.number ?? 0
    this.#torn = text !== '' && !text.endsWith('\n')
  }

  /** Notes the head now, and every hour until the signal aborts. */
  async begin(until: AbortSignal): Promise<void> {
    await this.note()
    this.#clock.every(EVERY_MS, () => void this.note(), until)
  }

  /** Notes the head, unless it stands there already. A disk without room is told, and the next hour tries again. */
  async note(): Promise<void> {
    const { number, hash } = await this.#acts.auditHead()
    if (number <= this.#written) return
    try {
      const head: WrittenHead = { at: instantOf(this.#clock.now()), number, hash }
      appendFileSync(this.#file, `${this.#torn ? '\n' : ''}${JSON.stringify(head)}\n`, { mode: 0o600, flush: true })
      this.#torn = false
      this.#written = number
    } catch (error) {
      logBug(error)
    }
  }
}

/** The heads of such a file, in order; `unreadable` is the first line (from 1) that is none, null when all are. */
export function readHeads(text: string): {
  readonly heads: readonly WrittenHead[]
  readonly unreadable: number | null
} {
  const heads: WrittenHead[] = []
  let unreadable: number | null = null
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    const head = headOf(line)
    if (head) heads.push(head)
    else unreadable ??= index + 1
  }
  return { heads, unreadable }
}

function headOf(line: string): WrittenHead | null {
  try {
    const { at, number, hash } = JSON.parse(line) as Partial<WrittenHead>
    return typeof at === 'string' && Number.isSafeInteger(number) && /^[0-9a-f]{64}$/.test(hash ?? '')
      ? { at, number: number!, hash: hash! }
      : null
  } catch {
    return null
  }
}
