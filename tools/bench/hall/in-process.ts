import type { IncomingMessage } from 'node:http'
import { type MemoryHall, openMemoryHall } from '#tools/hall/memory-hall.ts'

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

/** Serves the pages of `folder`, with everything that they are sent with by the real server. */
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
    return new Response(response.status === 304 ? null : body, response)
  }
  const hall = await openMemoryHall({ pages: folder, around: note })
  return { ...hall, requests }
}

function nameOf({ url = '', headers }: IncomingMessage): Pick<SeenRequest, 'path' | 'wantedFor'> {
  return { path: url.split('?')[0] ?? '', wantedFor: headers['sec-fetch-dest'] ?? '' }
}
