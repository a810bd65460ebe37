import { instantOf } from '#shared/domain/time/instant.ts'
import type { TokenId } from '#shared/protocol/people.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { Accounts } from './accounts.ts'
import { actOf, type Done, refused } from './acts.ts'
import type { Halls, TokenPrincipal } from './principal.ts'
import { type Token, tokenRecord } from './records.ts'
import { hashOfSecret, newSecret } from './secrets.ts'
import type { Sessions } from './sessions.ts'

const SECRET_BYTES = 32
/** Marks a secret as ours, for whoever finds it in a file. */
const PREFIX = 'hallcast_'

/** API tokens of integrators' programs, from the admin. */
export class Tokens {
  readonly #accounts: Accounts
  readonly #sessions: Sessions
  readonly #clock: Clock
  readonly #newId: () => string

  constructor(accounts: Accounts, sessions: Sessions, clock: Clock, newId: () => string) {
    this.#accounts = accounts
    this.#sessions = sessions
    this.#clock = clock
    this.#newId = newId
  }

  get list(): readonly Token[] {
    return this.#accounts.tokens
  }

  async bySecret(secret: string): Promise<TokenPrincipal | null> {
    const token = this.#accounts.tokenBySecret(await hashOfSecret(secret))
    return token ? { kind: 'token', token: token.id, halls: token.halls } : null
  }

  /** Makes one; its secret is said once. No two have one label, so that a doubled request makes no second one. */
  add(label: string, halls: Halls, actor: string): Promise<Done<{ token: Token; secret: string }>> {
    return this.#accounts.inTurn(async () => {
      if (this.list.some((token) => token.label === label)) return refused('label-taken')
      const secret = PREFIX + newSecret(SECRET_BYTES)
      const id = this.#newId() as TokenId
      const createdAt = instantOf(this.#clock.now())
      const token: Token = { id, label, hash: await hashOfSecret(secret), halls, createdAt, createdBy: actor }
      const act = actOf(this.#clock, actor, 'token-created', `tokens/${id}`, { label, halls })
      await this.#accounts.commit({ put: [tokenRecord(token)], audit: [act] })
      return { ok: true, token, secret }
    })
  }

  revoke(id: TokenId, actor: string): Promise<Done<object>> {
    return this.#accounts.inTurn(async () => {
      const token = this.list.find((known) => known.id === id)
      if (!token) return refused('unknown-token')
      const act = actOf(this.#clock, actor, 'token-revoked', `tokens/${id}`, { label: token.label })
      await this.#accounts.commit({ remove: [{ kind: 'token', id }], audit: [act] })
      this.#sessions.ended([id])
      return { ok: true }
    })
  }
}
