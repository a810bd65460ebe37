import { ACCESS_MS, type Keys } from '#server/devices/keys.ts'
import { FORGET_SESSION } from './request-facts.ts'

/** How long a browser keeps that somebody signed in with it, s: the most a browser allows. */
const BROWSER_S = 400 * 24 * 3_600
/** How long it keeps the session, s; the server ends it sooner when nobody uses it. */
const SESSION_S = 7 * 24 * 3_600
/** The only address that needs to know the browser. */
const SESSION_PATH = '/api/v1/'

const attributesOf = (secure: boolean): string => `HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`

/** A cookie of a request; null when it carries none of that name. */
export function cookieOf(request: Request, name: string): string | null {
  const found = (request.headers.get('cookie') ?? '').split(';').find((pair) => pair.trim().startsWith(`${name}=`))
  return found?.slice(found.indexOf('=') + 1).trim() || null
}

/** The secret of an `Authorization: Bearer` header. */
export function bearerOf(request: Request): string | null {
  return /^bearer ([\w\-.~+/=]{1,256})$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}

/** Did the request come over a line that nobody reads along, as far as the server can see? */
export function isSecure(request: Request, publicOrigins: readonly string[]): boolean {
  return new URL(request.url).protocol === 'https:' || (publicOrigins[0]?.startsWith('https:') ?? false)
}

/** The cookies of somebody who has just signed in. No script reads them, and no other site's page sends them. */
export function signInCookies(session: string, browser: string, secure: boolean): readonly string[] {
  const attributes = attributesOf(secure)
  return [
    `hallcast_session=${session}; Path=/; Max-Age=${SESSION_S}; ${attributes}`,
    `hallcast_browser=${browser}; Path=${SESSION_PATH}; Max-Age=${BROWSER_S}; ${attributes}`,
  ]
}

/** A credential is sent to nobody but those who ask for it: it only opens accesses. */
const DEVICE_PATH = '/api/v1/devices'
const ACCESS_S = ACCESS_MS / 1_000

export const accessCookie = (access: string, secure: boolean): string =>
  `hallcast_access=${access}; Path=/; Max-Age=${ACCESS_S}; ${attributesOf(secure)}`

/** The cookies of a device. No script reads them, and they never stand in an address. */
export function deviceCookies({ credential, access }: Keys, secure: boolean): readonly string[] {
  const attributes = attributesOf(secure)
  return [
    accessCookie(access, secure),
    ...(credential === null
      ? []
      : [`hallcast_device=${credential}; Path=${DEVICE_PATH}; Max-Age=${BROWSER_S}; ${attributes}`]),
  ]
}

export function withCookies(answer: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie)
  return answer
}

export const SIGN_OUT_COOKIES: readonly string[] = [FORGET_SESSION]
