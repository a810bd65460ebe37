import type { Answer } from '#server/hall/hall-port.ts'

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

function permissions(microphone: '' | 'self'): string {
  return `camera=(), microphone=(${microphone}), geolocation=(), payment=(), usb=()`
}

/** The page on which an announcer records a voice. */
const LISTENING = '/voice-studio/'

/** On every answer, pages and API alike. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // A kiosk keeps its screen awake and speaks; nothing here films or asks where it is, and one page alone listens.
  'Permissions-Policy': permissions(''),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** The event stream: nothing on the way may keep, shorten or wait with it. */
export const STREAM_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/** JSON, or problem details from 400 on. Never stored anywhere: a hall's state is of this second. */
export function answerResponse({ status, body }: Answer, headers: Readonly<Record<string, string>> = {}): Response {
  const all = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store', ...headers }
  if (body === null) return new Response(null, { status, headers: all })
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  return new Response(JSON.stringify(body), { status, headers: { ...all, 'Content-Type': `${type}; charset=utf-8` } })
}

/** A page or file as somebody made it, with what every answer carries; `path`: where it was asked for. */
export function secured(response: Response, path: string): Response {
  const headers = new Headers(response.headers)
  if (path === LISTENING) headers.set('Permissions-Policy', permissions('self'))
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) if (!headers.has(name)) headers.set(name, value)
  return new Response(response.body, { status: response.status, headers })
}
