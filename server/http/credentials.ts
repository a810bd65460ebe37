import type { Devices } from '#server/devices/devices.ts'
import type { People } from '#server/people/people.ts'
import { bearerOf, cookieOf } from './cookies.ts'
import type { Credentials, Known } from './principal.ts'

/** Knows the people of a server by their session's cookie, programs by their token, and devices by the cookie of their access. */
export function credentialsOf(people: People, devices: Devices): Credentials {
  return {
    async who(request) {
      const session = cookieOf(request, 'hallcast_session')
      const token = bearerOf(request)
      const access = cookieOf(request, 'hallcast_access')
      const known: (Known | null)[] = [
        session === null ? null : await people.bySession(session),
        token === null ? null : await people.tokens.bySecret(token),
        access === null ? null : await devices.keys.byAccess(access),
      ]
      return known.filter((one) => one !== null)
    },
    lasting(known) {
      if (known.kind === 'revoked') return AbortSignal.abort()
      return known.kind === 'device' ? devices.lasting(known.device) : people.lasting(known)
    },
  }
}
