import { z } from '@hono/zod-openapi'
import type { ClipProvider } from '#server/hall/clips.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { Problem } from '../problem.ts'
import { SECURITY_HEADERS } from '../responses.ts'

/** No sentence of a hall is longer; a longer one is somebody's novel. */
const LONGEST = 300

const ClipQuery = z.object({
  text: z.string().openapi({ description: `What is to be said, ${LONGEST} characters at most.` }),
  language: z.string().openapi({ description: 'In which language: en.' }),
})

/** What the hall's server can say itself, for speakers that have no recording of it. */
export function clipEndpoints(clips: ClipProvider | undefined): readonly Endpoint[] {
  const clip = endpoint({
    method: 'get',
    path: '/api/v1/halls/{hall}/voice/clip',
    action: 'speak',
    id: 'getClip',
    summary: 'A text as sound; 204 where the server has no voice for it.',
    query: ClipQuery,
    status: 200,
    answer: 'audio/wav',
    codes: ['unknown-hall', 'bad-input'],
    handle: async ({ context }) => {
      const [text = '', language = ''] = [context.req.query('text'), context.req.query('language')]
      if (text.trim() === '' || text.length > LONGEST)
        throw new Problem('bad-input', { field: 'text', detail: `text is 1 to ${LONGEST} characters.` })
      if (!/^[a-z]{2,3}$/.test(language))
        throw new Problem('bad-input', { field: 'language', detail: 'language is a language tag like en.' })
      // A voice that fails is one the hall does not have just now.
      const sound = await clips?.(text, language).catch(() => null)
      if (!sound) return { status: 204, body: null }
      const headers = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store', 'Content-Type': 'audio/wav' }
      return new Response(new Uint8Array(sound), { status: 200, headers })
    },
  })
  return [clip]
}
