import { API_ROOT, type Problem, type Session } from '#shared/protocol/api.ts'

/** What the server said to somebody at the door. */
export type DoorAnswer =
  | { readonly kind: 'in'; readonly session: Session }
  | { readonly kind: 'out' }
  /** The password is another one now. */
  | { readonly kind: 'changed' }
  /** `waitS`: seconds until asking again makes sense. */
  | { readonly kind: 'refused'; readonly code: Problem['code']; readonly field: string | null; readonly waitS: number }
  | { readonly kind: 'no-answer' }

/** A hash takes half a second, and others may stand before us: so long and nobody answers any more, ms. */
const PATIENCE_MS = 20_000

const CHANGE = '/session/password'

/** The browser's own `fetch`, as far as it is needed here. */
type AskServer = (path: string, init: RequestInit) => Promise<Response>

/** The server's door, as one browser asks at it. Never throws. */
export class Door {
  readonly #fetch: AskServer

  constructor(ask: AskServer) {
    this.#fetch = ask
  }

  /** The languages of the halls behind this door; none where nobody answers. */
  async languages(): Promise<readonly string[]> {
    try {
      const answer = await this.#fetch('/api/health', { cache: 'no-store' })
      return ((await answer.json()) as { readonly languages?: readonly string[] }).languages ?? []
    } catch {
      return []
    }
  }

  /** Is somebody signed in here? */
  look(): Promise<DoorAnswer> {
    return this.#ask('GET', '/session')
  }

  signIn(user: string, password: string): Promise<DoorAnswer> {
    return this.#ask('POST', '/session', { user, password })
  }

  /** Sets a password with a one-time code, and is in. */
  setPassword(code: string, password: string): Promise<DoorAnswer> {
    return this.#ask('POST', '/setup', { code, password })
  }

  /** Whoever is in takes another password. */
  changePassword(old: string, password: string): Promise<DoorAnswer> {
    return this.#ask('POST', CHANGE, { old, password })
  }

  signOut(): Promise<DoorAnswer> {
    return this.#ask('DELETE', '/session')
  }

  signOutEverywhere(): Promise<DoorAnswer> {
    return this.#ask('DELETE', '/sessions')
  }

  async #ask(method: string, path: string, body?: object): Promise<DoorAnswer> {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), PATIENCE_MS)
    try {
      const response = await this.#fetch(API_ROOT + path, {
        method,
        signal: limit.signal,
        cache: 'no-store',
        ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      })
      if (method === 'DELETE' && response.ok) return { kind: 'out' }
      if (path === CHANGE && response.ok) return { kind: 'changed' }
      const said = (await response.json()) as Session & Problem
      // A console that a manager has let in is somebody to the server; a person is yet to sign in at it.
      if (response.ok) return said.kind === 'device' ? { kind: 'out' } : { kind: 'in', session: said }
      if (said.code === 'no-credentials') return { kind: 'out' }
      const waitS = Number(response.headers.get('retry-after') ?? 0)
      return { kind: 'refused', code: said.code, field: said.field ?? null, waitS }
    } catch {
      return { kind: 'no-answer' }
    } finally {
      clearTimeout(timer)
    }
  }
}
