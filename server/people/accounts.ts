import type { PersonId, TokenId } from '#shared/protocol/people.ts'
import type { RecordChange, RecordStore, StoredRecord } from '#server/store/record-store.ts'
import { InTurn } from './in-turn.ts'
import type { SessionId } from './principal.ts'
import type { Person, Session, Token } from './records.ts'

/**
 * People, their sessions and tokens, at hand in memory and durable in the store. What is asked here is what the store
 * has: a change shows only once it is written, with the acts behind it.
 */
export class Accounts {
  readonly #store: RecordStore
  readonly #people = new Map<PersonId, Person>()
  readonly #sessions = new Map<SessionId, Session>()
  /** By the hash of their secret, which is what a request shows. */
  readonly #tokens = new Map<string, Token>()
  readonly #turns = new InTurn()

  constructor(store: RecordStore) {
    this.#store = store
  }

  /** Reads what the store has. */
  async load(): Promise<void> {
    for (const kind of ['person', 'session', 'token'] as const) this.#put(await this.#store.all(kind))
  }

  get people(): readonly Person[] {
    return [...this.#people.values()]
  }

  get sessions(): readonly Session[] {
    return [...this.#sessions.values()]
  }

  get tokens(): readonly Token[] {
    return [...this.#tokens.values()]
  }

  person(id: PersonId): Person | undefined {
    return this.#people.get(id)
  }

  byUser(user: string): Person | undefined {
    return this.people.find((person) => person.user === user)
  }

  session(id: SessionId): Session | undefined {
    return this.#sessions.get(id)
  }

  tokenBySecret(hash: string): Token | undefined {
    return this.#tokens.get(hash)
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.run(work)
  }

  /** @throws {StoreFull} when the disk has no room; nothing has changed */
  async commit(change: RecordChange): Promise<void> {
    await this.#store.commit(change)
    this.#put(change.put ?? [])
    for (const { kind, id } of change.remove ?? []) this.#remove(kind, id)
  }

  #put(records: readonly StoredRecord[]): void {
    for (const { kind, value } of records) {
      if (kind === 'person') this.#people.set((value as Person).id, value as Person)
      if (kind === 'session') this.#sessions.set((value as Session).id, value as Session)
      if (kind === 'token') this.#tokens.set((value as Token).hash, value as Token)
    }
  }

  #remove(kind: StoredRecord['kind'], id: string): void {
    if (kind === 'person') this.#people.delete(id as PersonId)
    if (kind === 'session') this.#sessions.delete(id as SessionId)
    const token = this.tokens.find((known) => known.id === (id as TokenId))
    if (kind === 'token' && token) this.#tokens.delete(token.hash)
  }
}
