import type { Bug, OutboxParts, Seams } from './seams.ts'

/** The outbox's requests, each with the id of what it carries, and its answers. */
function answering(change: (response: Response) => Response | Promise<Response>): Partial<Seams> {
  return {
    outbox: (parts) => ({ ...parts, fetch: async (url, init) => change(await parts.fetch(url, init)) }),
  }
}

const asking = (
  before: (parts: OutboxParts, key: string, init: RequestInit) => Promise<RequestInit>,
): Partial<Seams> => ({
  outbox: (parts) => ({
    ...parts,
    fetch: async (url, init = {}) => {
      const key = new Headers(init.headers).get('idempotency-key') ?? ''
      return parts.fetch(url, await before(parts, key, init))
    },
  }),
})

const JSON_TYPE = { 'content-type': 'application/json' }

/** What may be wrong with the outbox of a device. */
export const OUTBOX_BUGS: readonly Bug[] = [
  {
    name: 'thanks-before-disk',
    what: 'Somebody is thanked while the row is still on its way to the disk.',
    breaks: ['thanked-and-lost'],
    seams: {
      outbox: (parts, process) => ({
        ...parts,
        storage: {
          ...parts.storage,
          put: async (row) =>
            void process
              .pass(500)
              .then(() => parts.storage.put(row))
              .catch(() => {}),
        },
      }),
    },
  },
  {
    name: 'forgets-before-answer',
    what: 'A row leaves the device when it is sent.',
    breaks: ['forgotten-too-early', 'thanked-and-lost'],
    seams: asking(async ({ storage }, key, init) => (await storage.remove(key), init)),
  },
  {
    name: 'lost-flush',
    what: 'After a failure nothing tries again until somebody gives something else.',
    breaks: ['outbox-full'],
    seams: {
      outbox: (parts) => ({
        ...parts,
        // Only the deadline of a request still rings; every wait between tries is for ever.
        clock: {
          now: () => parts.clock.now(),
          after: (ms, run) => (ms === 10_000 ? parts.clock.after(ms, run) : () => {}),
        },
      }),
    },
  },
  {
    name: 'retry-by-date',
    rare: true,
    what: 'The next try is due by the date, which somebody may set back.',
    breaks: ['outbox-full'],
    seams: {
      outbox: (parts) => ({
        ...parts,
        clock: {
          now: () => parts.clock.now(),
          after: (ms, run) => {
            const due = parts.date() + ms
            let callOff = (): void => {}
            const look = (): void => {
              if (parts.date() >= due) run()
              else callOff = parts.clock.after(Math.min(1_000, due - parts.date()), look)
            }
            callOff = parts.clock.after(ms, look)
            return () => callOff()
          },
        },
      }),
    },
  },
  {
    name: 'newest-first',
    what: 'What was given last leaves first.',
    breaks: ['out-of-turn'],
    seams: {
      outbox: (parts) => ({
        ...parts,
        storage: { ...parts.storage, waiting: async (channel) => (await parts.storage.waiting(channel)).toReversed() },
      }),
    },
  },
  {
    name: 'refusal-dropped',
    what: 'What the hall will never take is thrown away.',
    breaks: ['forgotten-too-early', 'thanked-and-lost'],
    seams: answering((response) =>
      response.status >= 400 && response.status < 500 && response.status !== 401 && response.status !== 429
        ? new Response('{}', { headers: JSON_TYPE })
        : response,
    ),
  },
  {
    name: 'trouble-taken-for-refusal',
    what: 'A server in trouble counts as one that refuses.',
    breaks: ['refused-by-nobody'],
    seams: answering(({ status, body, headers }) =>
      status >= 500
        ? new Response('{"code":"trouble"}', { status: 400, headers: JSON_TYPE })
        : new Response(body, { status, headers }),
    ),
  },
  {
    name: 'believes-any-page',
    rare: true,
    what: 'A page that something between us and the hall answers with counts as the hall.',
    breaks: ['forgotten-too-early', 'thanked-and-lost'],
    seams: answering(({ status, body, headers }) =>
      headers.get('content-type') === 'text/html'
        ? new Response('{}', { status, headers: JSON_TYPE })
        : new Response(body, { status, headers }),
    ),
  },
  {
    name: 'new-id-each-try',
    what: 'The outbox sends the same thing under another key each time.',
    breaks: ['happened-twice'],
    seams: asking(async ({ newId }, _key, init) => {
      const headers = new Headers(init.headers)
      headers.set('idempotency-key', newId())
      return { ...init, headers }
    }),
  },
]
