import { request } from 'node:http'

/** What came back, unread by anything that would tidy it up. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface RawRequest {
  readonly method?: string
  /** Any header at all: a `Host` or an `Origin` that `fetch` would not send. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sent piece by piece; without `Content-Length` among the headers they go out chunked. */
  readonly body?: readonly string[]
}

/** One request, exactly as told, on a connection of its own. */
export function rawRequest(
  url: string,
  { method = 'GET', headers = {}, body = [] }: RawRequest = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => (text += piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    asked.on('error', reject)
    for (const piece of body) asked.write(piece)
    asked.end()
  })
}
