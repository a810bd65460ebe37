import { Agent, request } from 'node:http'

export interface Posted<T> {
  readonly status: number
  readonly body: T
  /** From the request to the last byte of its answer, ms. */
  readonly tookMs: number
}

/** One client with one connection that stays open, as a clerk's browser has. */
export class Poster {
  readonly #port: number
  readonly #address: string
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  /** `address` is where it comes from: the hall counts requests by address. */
  constructor(port: number, address = '127.0.0.1') {
    this.#port = port
    this.#address = address
  }

  async post<T>(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Posted<T>> {
    const { body: text, ...posted } = await this.postText(path, JSON.stringify(body), {
      'content-type': 'application/json',
      ...headers,
    })
    return { ...posted, body: (text === '' ? null : JSON.parse(text)) as T }
  }

  /** Sends a text as it stands, and gives the answer as it came. */
  postText(path: string, text: string, headers: Readonly<Record<string, string>> = {}): Promise<Posted<string>> {
    const startedAt = performance.now()
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          localAddress: this.#address,
          agent: this.#agent,
          method: 'POST',
          path,
          headers: { 'content-length': Buffer.byteLength(text), ...headers },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const tookMs = performance.now() - startedAt
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), tookMs })
          })
          response.on('error', reject)
        },
      )
      asked.on('error', reject)
      asked.end(text)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
