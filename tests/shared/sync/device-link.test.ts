import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { DeviceCommand } from '#shared/protocol/devices.ts'
import type { DeviceMessage } from '#shared/protocol/thread.ts'
import { DeviceLink } from '#shared/sync/device-link.ts'
import { FakeClock, settle } from './fake-clock.ts'

const RELOAD: DeviceCommand = { id: 'c1', command: 'reload', label: '东屏' }
const PAGE: DeviceMessage = {
  kind: 'page',
  screen: 's call-board',
  page: { app: 'call-board', counter: null, zone: null, shows: 'A008 → 3', freshness: 'live', sound: 'none' },
  outbox: null,
}
const REAL_HALL = { kind: 'state', whole: { demo: false }, hallMs: null } as never

/** What the hall answers; null: no line. */
interface Heard {
  status: number
  body: object
}

/** A hall's answers to one device, whose page answers when it is asked. */
function rig() {
  const clock = new FakeClock()
  const life = new AbortController()
  const asked: { path: string; body: any; at: number }[] = []
  const heard: DeviceMessage[] = []
  let tell: (message: DeviceMessage) => void = () => {}
  let hurried = 0
  const hall = {
    access: { status: 200, body: { hall: 'demo', renewInS: 43_200 } } as Heard | null,
    presence: { status: 200, body: { label: '东屏', commands: [] } } as Heard | null,
  }
  const link = new DeviceLink({
    hall: 'demo' as HallId,
    fetch: async (path, init) => {
      asked.push({ path: path as string, body: JSON.parse(init?.body as string), at: clock.now() })
      const answer = (path as string).endsWith('/access') ? hall.access : hall.presence
      if (!answer) throw new TypeError('no line')
      return Response.json(answer.body, { status: answer.status })
    },
    clock,
    random: () => 0.5,
    channel: {
      say: (message) => {
        heard.push(message)
        if (message.kind === 'who') tell(PAGE)
      },
      hear: (listener) => (tell = listener),
    },
    version: '1.2.3',
    storagePersisted: async () => true,
    hurry: () => void hurried++,
    signal: life.signal,
  })
  const to = (end: string) => asked.filter(({ path }) => path.endsWith(end))
  const commands = () => heard.flatMap((message) => (message.kind === 'command' ? [message.command] : []))
  return {
    clock,
    life,
    hall,
    link,
    to,
    commands,
    tell: (message: DeviceMessage) => tell(message),
    hurries: () => hurried,
  }
}

describe('a browser as a device of its hall', () => {
  it('says every ten seconds that it is there and what its pages show', async () => {
    const { clock, link, to, life } = rig()
    link.hear(REAL_HALL)
    await clock.pass(31_000)
    const said = to('/devices/me')
    assert.ok(said.length >= 3 && said.length <= 4, `${said.length} times`)
    assert.equal(said[0]!.path, '/api/v1/halls/demo/devices/me')
    const { page } = PAGE as DeviceMessage & { kind: 'page' }
    assert.deepEqual(said[1]!.body, {
      version: '1.2.3',
      pages: [page],
      storagePersisted: true,
      outbox: null,
      heard: [],
    })
    life.abort()
    await settle()
    assert.equal(clock.waiting, 0)
  })

  it('renews its right long before it ends, and tries again until the hall answers', async () => {
    const { clock, hall, link, to, life } = rig()
    hall.access = null
    link.hear(REAL_HALL)
    await clock.pass(60_000)
    assert.ok(to('/access').length >= 4, `${to('/access').length} tries in a minute`)
    hall.access = { status: 200, body: { hall: 'demo', renewInS: 43_200 } }
    await clock.pass(20_000)
    const tries = to('/access').length
    await clock.pass(38_000_000)
    assert.equal(to('/access').length, tries)
    await clock.pass(1_000_000)
    assert.equal(to('/access').length, tries + 1, 'nine tenths of twelve hours later')
    life.abort()
  })

  it('is no device where somebody has only signed in, and becomes one when it is let in', async () => {
    const { clock, hall, link, to, tell, hurries, life } = rig()
    hall.access = { status: 404, body: { code: 'not-paired' } }
    link.hear(REAL_HALL)
    await clock.pass(120_000)
    assert.deepEqual([to('/access').length, to('/devices/me').length], [1, 0])
    assert.equal(await link.renew(), 'not-paired')
    hall.access = { status: 200, body: { hall: 'demo', renewInS: 43_200 } }
    tell({ kind: 'paired' })
    await clock.pass(2_000)
    assert.deepEqual([hurries(), to('/devices/me').length], [1, 1])
    life.abort()
  })

  it('whoever is shut out of the stream is told whether asking again is any use', async () => {
    const { hall, link, life } = rig()
    assert.equal(await link.renew(), 'lost', 'renewed: the stream tries again')
    for (const [status, code] of [
      [404, 'not-paired'],
      [403, 'device-revoked'],
    ] as const) {
      hall.access = { status, body: { code } }
      assert.equal(await link.renew(), 'not-paired', code)
    }
    hall.access = { status: 200, body: { hall: 'other', renewInS: 1 } }
    assert.equal(await link.renew(), 'not-paired', 'a device of another hall')
    for (const answer of [null, { status: 503, body: {} }]) {
      hall.access = answer
      assert.equal(await link.renew(), 'lost', 'a hall that does not answer shuts nobody out')
    }
    life.abort()
  })

  it('a command is carried out once, and not before the hall knows that it was heard', async () => {
    const { clock, hall, link, to, commands, life } = rig()
    link.hear(REAL_HALL)
    await clock.pass(1_000)
    hall.presence = null
    link.hear({ kind: 'command', command: RELOAD })
    await clock.pass(5_000)
    assert.deepEqual(commands(), [], 'a page that began anew now would be told again')
    // The stream and the answer both tell of it.
    hall.presence = { status: 200, body: { label: '', commands: [RELOAD] } }
    await clock.pass(11_000)
    hall.presence = { status: 200, body: { label: '', commands: [] } }
    await clock.pass(30_000)
    assert.ok(to('/devices/me').some(({ body }) => body.heard.includes('c1')))
    assert.deepEqual(commands(), [RELOAD])
    life.abort()
  })

  it('a command that comes with the answer alone is carried out as well', async () => {
    const { clock, hall, link, commands, life } = rig()
    hall.presence = { status: 200, body: { label: '', commands: [RELOAD] } }
    link.hear(REAL_HALL)
    await clock.pass(400)
    hall.presence = { status: 200, body: { label: '', commands: [] } }
    await clock.pass(2_000)
    assert.deepEqual(commands(), [RELOAD])
    life.abort()
  })
})
