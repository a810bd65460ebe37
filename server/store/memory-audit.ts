import { type AuditAct, type AuditEntry, type AuditHead, FIRST_HEAD, nextEntry, type Seal } from './audit.ts'

/** A chain in memory, shared by the stores whose commits it belongs to. */
export class MemoryAudit {
  readonly #entries: AuditEntry[] = []
  readonly #seal: Seal

  constructor(seal: Seal) {
    this.#seal = seal
  }

  get head(): AuditHead {
    return this.#entries.at(-1) ?? FIRST_HEAD
  }

  add(acts: readonly AuditAct[]): void {
    for (const act of acts) this.#entries.push(nextEntry(this.head, structuredClone(act), this.#seal))
  }

  read(after: number, limit: number): readonly AuditEntry[] {
    return this.#entries.slice(after, after + limit)
  }
}
