/** What a request says about where it comes from. */
export interface RequestFacts {
  readonly method: string
  /** As the client wrote it; empty when it did not. */
  readonly host: string
  readonly origin: string | null
  /** Address of the other end of the socket; null when it is not known. */
  readonly address: string | null
  readonly hasCredentials: boolean
  /** It carries the cookie of a session, whether that still holds or not. */
  readonly hasSession: boolean
  /** The same of a device's access. */
  readonly hasAccess: boolean
  /** A proxy stands between: the address is the proxy's, not the client's. */
  readonly wasForwarded: boolean
}

/** Headers that proxies add. `X-Forwarded…` goes by its prefix. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip']

/** The cookie a sign-in gives; other cookies on this host are not ours. */
const SESSION_COOKIE = /(?:^|;\s*)hallcast_session=/
const ACCESS_COOKIE = /(?:^|;\s*)hallcast_access=/
/** Take those cookies back. */
export const FORGET_SESSION = 'hallcast_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict'
export const FORGET_ACCESS = 'hallcast_access=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict'

export function factsOf(request: Request, address: string | null): RequestFacts {
  const { headers } = request
  let wasForwarded = PROXY_HEADERS.some((name) => headers.has(name))
  headers.forEach((_value, name) => {
    wasForwarded ||= name.startsWith('x-forwarded')
  })
  const cookies = headers.get('cookie') ?? ''
  const hasSession = SESSION_COOKIE.test(cookies)
  const hasAccess = ACCESS_COOKIE.test(cookies)
  return {
    method: request.method,
    host: headers.get('host') ?? new URL(request.url).host,
    origin: headers.get('origin'),
    address,
    hasCredentials: hasSession || hasAccess || headers.has('authorization'),
    hasSession,
    hasAccess,
    wasForwarded,
  }
}

const LOOPBACK_ADDRESS = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/** Did somebody at this very machine ask, by an address that only this machine has? The Host rules out foreign names that point here. */
export function isFromThisMachine({ address, host, wasForwarded }: RequestFacts): boolean {
  return address !== null && LOOPBACK_ADDRESS.test(address) && LOOPBACK_HOST.test(host) && !wasForwarded
}

/** A page of another site may not act in the hall, whoever looks at it. */
export function isForeignPage({ method, origin, host }: RequestFacts, publicOrigins: readonly string[]): boolean {
  if (method === 'GET' || origin === null) return false
  return ![`http://${host}`, `https://${host}`, ...publicOrigins].includes(origin.toLowerCase())
}
