/** Bodies a clerk's screen might send, to be damaged. */
const GOOD: readonly string[] = [
  '{"service":"C","class":"elderly"}',
  '{"staff":"li-na"}',
  '{"ticket":"01938e2c-7a10-7a10-8a10-0123456789ab","where":"original"}',
  '{"reason":"休息","backAt":"2026-11-25T10:00:00.000Z"}',
  '{"service":"A","returnToMe":true}',
]

type Random = () => number

const upTo = (random: Random, limit: number): number => Math.floor(random() * limit)

function noise(random: Random, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let place = 0; place < length; place++) bytes[place] = upTo(random, 256)
  return bytes
}

/** A good text with some of its bytes changed, left out, doubled or cut off. */
export function damaged(random: Random, text: string): Buffer {
  let bytes = Buffer.from(text)
  for (let times = 1 + upTo(random, 4); times > 0; times--) {
    const place = upTo(random, bytes.length)
    const kind = upTo(random, 4)
    if (kind === 0) bytes[place] = upTo(random, 256)
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1)])
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - 8))])
    else bytes = bytes.subarray(0, Math.max(1, place))
  }
  return bytes
}

/** A body of noise, of a few bytes or of more than any route takes, or a good one damaged. */
export function randomBody(random: Random): Buffer {
  const kind = random()
  if (kind < 0.4) return noise(random, 1 + upTo(random, 400))
  if (kind < 0.42) return noise(random, 17_000)
  return damaged(random, GOOD[upTo(random, GOOD.length)]!)
}

/** Noise as it may stand in an address. */
export function randomQuery(random: Random): string {
  return [...noise(random, 1 + upTo(random, 60))].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

const REQUESTS: readonly string[] = [
  'GET /api/v1/halls/demo HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
  'GET /call-board/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
  'POST /api/v1/halls/demo/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 15\r\nConnection: close\r\n\r\n{"service":"C"}',
  'POST /api/v1/halls/demo/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nf\r\n{"service":"C"}\r\n0\r\n\r\n',
  'POST /api/v1/halls/demo/counters/1/call-next HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
]

/** What comes over a bare socket: noise, or HTTP that somebody has broken. */
export function randomWire(random: Random): Buffer {
  return random() < 0.3
    ? noise(random, 1 + upTo(random, 2_000))
    : damaged(random, REQUESTS[upTo(random, REQUESTS.length)]!)
}
