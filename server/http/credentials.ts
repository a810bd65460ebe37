import type { People } from '#server/people/people.ts'
import { bearerOf, cookieOf } from './cookies.ts'
import type { Credentials, Known } from './principal.ts'

/** Knows the people of a server by their session's cookie, and programs by their token. */
export function credentialsOf(people: People): Credentials {
  return {
    async who(request) {
      const session = cookieOf(request, 'hallcast_session')
      const token = bearerOf(request)
      const known: (Known | null)[] = [
        session === null ? null : await people.bySession(session),
        token === null ? null : await people.tokens.bySecret(token),
      ]
      return known.filter((one) => one !== null)
    },
    lasting: (known) => (known.kind === 'device' ? AbortSignal.abort() : people.lasting(known)),
  }
}
