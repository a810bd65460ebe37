import { webSink } from '#server/hall/web-sink.ts'
import type { StreamOpener } from './parts.ts'

/** An event stream as the body of a web-standard answer: in tests, and for a hall in a browser tab. */
export const openWebStream: StreamOpener = (context, headers, feed) => {
  const gone = new AbortController()
  const { signal } = context.req.raw
  if (signal.aborted) gone.abort()
  else signal.addEventListener('abort', () => gone.abort(), { once: true, signal: gone.signal })
  const { sink, body } = webSink(() => gone.abort())
  void feed(sink, gone.signal).finally(() => gone.abort())
  return new Response(body, { status: 200, headers })
}
