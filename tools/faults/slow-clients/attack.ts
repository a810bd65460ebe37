import { connect, type Socket } from 'node:net'

/** How one slow client keeps a connection for itself: it never finishes its headers, or never its body. */
export type Slowness = 'headers' | 'body'

/** One byte, or one header, so often, ms: as Debian's slowhttptest does it, often enough that nobody calls the line idle. */
const DRIP_MS = 5_000
/** New clients a second; a flood of connections is another attack. */
const A_SECOND = 400

const HEAD: Readonly<Record<Slowness, (host: string) => string>> = {
  headers: (host) => `GET /api/health HTTP/1.1\r\nHost: ${host}\r\n`,
  body: (host) =>
    `POST /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 8192\r\n\r\n{`,
}
const DRIP: Readonly<Record<Slowness, string>> = { headers: 'X-Slow: 1\r\n', body: ' ' }

/** Many slow clients at one server, over raw sockets. */
export class SlowClients {
  /** Connections that were opened, and those that the server has ended since. */
  opened = 0
  ended = 0
  /** What the server said to whoever it ended: status by count. */
  readonly told = new Map<number, number>()
  readonly #sockets = new Set<Socket>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #port: number
  #isOver = false

  constructor(port: number) {
    this.#port = port
  }

  /** So many that still hold their connection. */
  get holding(): number {
    return this.#sockets.size
  }

  /** Opens so many of each kind, and keeps up their number: whoever is ended comes again. */
  async begin(ofEach: number): Promise<void> {
    for (let done = 0; done < ofEach; done += A_SECOND / 4) {
      for (let more = done; more < Math.min(ofEach, done + A_SECOND / 4); more++) {
        this.#open('headers')
        this.#open('body')
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  end(): void {
    this.#isOver = true
    for (const timer of this.#timers) clearInterval(timer)
    for (const socket of this.#sockets) socket.destroy()
  }

  #open(how: Slowness): void {
    if (this.#isOver) return
    const socket = connect(this.#port, '127.0.0.1')
    this.#sockets.add(socket)
    this.opened++
    socket.setEncoding('latin1')
    socket.once('data', (text: string) => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
      this.told.set(status, (this.told.get(status) ?? 0) + 1)
    })
    socket.write(HEAD[how](`127.0.0.1:${this.#port}`))
    const timer = setInterval(() => socket.writable && socket.write(DRIP[how]), DRIP_MS)
    this.#timers.add(timer)
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      this.#timers.delete(timer)
      this.#sockets.delete(socket)
      if (this.#isOver) return
      this.ended++
      this.#open(how)
    })
  }
}
