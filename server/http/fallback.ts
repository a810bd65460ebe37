import type { Context } from 'hono'
import type { Endpoint } from './endpoint.ts'
import type { AppParts } from './parts.ts'
import { Problem } from './problem.ts'
import { secured } from './responses.ts'
import type { Gate } from './serve.ts'

/** Does a path fit a route's pattern? */
function fits({ path }: Endpoint, asked: string): boolean {
  const pattern = path.split('/')
  const parts = asked.split('/')
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))
  )
}

/** Whatever no route has taken: a page or a file of the displays, another method of a known address, or nothing at all. */
export function createFallback(
  endpoints: readonly Endpoint[],
  { pages, halls }: AppParts,
  gate: Gate,
): (context: Context) => Promise<Response> {
  return async (context) => {
    const { path, method } = context.req
    const isApi = path === '/api' || path.startsWith('/api/')
    await gate(context, isApi || !pages ? 'unknown' : 'see-page')
    const known = endpoints.filter((endpoint) => fits(endpoint, path)).map((endpoint) => endpoint.method.toUpperCase())
    if (known.length > 0) throw notAllowed(known)
    if (isApi || !pages) throw new Problem('unknown-route')
    if (method !== 'GET' && method !== 'HEAD') throw notAllowed(['GET'])
    const page = await pages(context.req.raw)
    return secured((page.status < 400 && namingTheHall(context.req.raw, halls)) || page, path)
  }
}

/** The hall that pages take themselves to show when nobody has named one. */
const UNNAMED = 'demo'

/**
 * Who opens a page without `?hall=` where there is but one hall, means that one: `http://hall/call-board/` is what people
 * type into a wall. Only what a person or a wall opens; a worker that keeps pages asks for the page as it is.
 */
function namingTheHall({ url, headers }: Request, halls: AppParts['halls']): Response | null {
  const [only, ...others] = halls.keys()
  const { pathname, searchParams } = new URL(url)
  const opens = pathname.endsWith('/') && headers.get('accept')?.includes('text/html')
  if (!opens || !only || only === UNNAMED || others.length > 0 || searchParams.get('hall')) return null
  searchParams.set('hall', only)
  return new Response(null, { status: 307, headers: { Location: `?${searchParams}`, 'Cache-Control': 'no-store' } })
}

function notAllowed(methods: readonly string[]): Problem {
  const allow = [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].join(', ')
  return new Problem('method-not-allowed', { detail: `This address knows ${allow}.` }, { Allow: allow })
}
