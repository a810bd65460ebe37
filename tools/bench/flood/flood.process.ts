import { Poster } from '../hall/poster.ts'

// Strangers who try passwords: each connection sends the next attempt as soon as the last was answered, under a new name
// and from one of many addresses, so that no single throttle stops them all.
const CONNECTIONS = 16

let port = 0
let tried = 0
let hashed = 0

async function tryOn(connection: number): Promise<void> {
  const poster = new Poster(port, `127.0.${3 + connection}.1`)
  for (;;) {
    const body = { user: `stranger-${connection}-${tried++}`, password: 'guess' }
    const { status } = await poster.post('/api/v1/session', body)
    if (status === 401) hashed++
  }
}

process.on('message', (message: number | 'count') => {
  if (message === 'count') return void process.send?.({ tried, hashed })
  port = message
  for (let connection = 0; connection < CONNECTIONS; connection++) void tryOn(connection)
})
