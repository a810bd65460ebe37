import type { IncomingMessage } from 'node:http'
import { type MemoryHall, openMemoryHall } from '#tools/hall/memory-hall.ts'

/** Where pages of a bench stand that bring their styles inside. */
const OWN_STYLES = '/static/'

/** Something a browser asked for. */
export interface SeenRequest {
  readonly path: string
  /** What it was wanted for: `script`, `sharedworker`, `font`, `empty` … */
  readonly wantedFor: string
  /** On the clock all processes share, ms. */
  readonly at: number
  /** Bytes of the answer's body as they went over the line; 0 for a stream. */
  readonly bytes: number
}

/** A demo hall in this process that hands out other pages than `dist/`, and keeps what was asked of it. */
export interface PagesHall extends MemoryHall {
  readonly requests: readonly SeenRequest[]
}

/**
 * Serves the pages of `folder`, with everything that they are sent with by the real server; those below `/static/` may bring
 * styles inside, as the board's last paint may: a policy that is blind to them would have them drawn without.
 */
export async function openPagesHall(folder: string): Promise<PagesHall> {
  const requests: SeenRequest[] = []
  const note = async (asked: IncomingMessage, answer: () => Promise<Response>): Promise<Response> => {
    const seen = { ...nameOf(asked), at: performance.timeOrigin + performance.now() }
    const response = await answer()
    if (asked.url?.includes('/api/')) {
      requests.push({ ...seen, bytes: 0 })
      return response
    }
    const body = await response.arrayBuffer()
    requests.push({ ...seen, bytes: body.byteLength })
    if (seen.path.startsWith(OWN_STYLES)) openToStyles(response.headers)
    return new Response(response.status === 304 ? null : body, response)
  }
  const hall = await openMemoryHall({ pages: folder, around: note })
  return { ...hall, requests }
}

function openToStyles(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? ''
  headers.set('content-security-policy', policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"))
}

function nameOf({ url = '', headers }: IncomingMessage): Pick<SeenRequest, 'path' | 'wantedFor'> {
  return { path: url.split('?')[0] ?? '', wantedFor: headers['sec-fetch-dest'] ?? '' }
}
