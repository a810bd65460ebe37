import type { z } from '@hono/zod-openapi'
import { Problem, badInput } from './problem.ts'

/** A request's body as it came, and as the schema read it. */
export interface ReadBody<T> {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly value: T
}

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/**
 * Reads a JSON body, at most `limit` bytes of it, and holds it against its schema. No body at all counts as `{}`.
 * @throws {Problem} 413, 415, or 400 naming the field
 */
export async function readBody<S extends z.ZodType>(
  request: Request,
  schema: S,
  limit: number,
): Promise<ReadBody<z.output<S>>> {
  const bytes = await readBytes(request, limit)
  if (bytes.length > 0) assertJson(request.headers)
  const parsed = schema.safeParse(bytes.length > 0 ? parseJson(bytes) : {}, { reportInput: true })
  if (!parsed.success) throw badInput(parsed.error.issues, 'body')
  return { bytes, value: parsed.data }
}

function assertJson(headers: Headers): void {
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (!JSON_TYPE.test(headers.get('content-type') ?? '') || encoding.toLowerCase() !== 'identity')
    throw new Problem('not-json')
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const told = request.headers.get('content-length')
  if (Number(told ?? 0) > limit) throw new Problem('too-big')
  // Whoever tells its size is read at once: on Node that goes without a web stream, which costs more than the decision.
  const bytes = told === null ? await readStream(request, limit) : new Uint8Array(await request.arrayBuffer())
  if (bytes.length > limit) throw new Problem('too-big')
  return bytes
}

async function readStream(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > limit) {
      void reader.cancel().catch(() => {})
      throw new Problem('too-big')
    }
    chunks.push(part.value)
  }
  return joined(chunks, size)
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Problem('bad-json')
  }
}
