import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { backUp } from '#server/node/backup.ts'
import { fails, inFolder, type Running, runs } from './process.ts'

const QUIET = '--demo=quiet'
const AUDIT = join(import.meta.dirname, '../../../tools/audit/main.ts')
/** The contract says 2 s on a machine at rest; this one runs other tests at the same time. */
const READY_MS = 15_000

function hallFile(folder: string, id = 'county'): string {
  const file = join(folder, `${id}.json`)
  writeFileSync(file, JSON.stringify({ ...DEMO_HALL, id }))
  return file
}

test('a first start is a demo: it serves, prints its pages, and stops in peace', () =>
  inFolder(async (folder) => {
    const data = join(folder, 'data')
    const server = await runs(['--data', data, QUIET])
    assert.ok(server.readyMs < READY_MS, `ready after ${server.readyMs} ms`)
    assert.match(server.stdout(), /云岭供电营业厅.*演示 demo/)
    assert.match(server.stdout(), new RegExp(`${server.origin}/call-board/\\?hall=demo`))
    assert.equal(readFileSync(join(data, 'server.pid'), 'utf8').trim(), String(server.child.pid))
    const events = `${server.origin}/api/v1/halls/demo/events`
    const streams = await Promise.all([1, 2, 3].map(async () => (await fetch(events)).body!.getReader()))
    for (const stream of streams) await stream.read()
    const { code, tookMs } = await server.end('SIGTERM')
    assert.equal(code, 0)
    assert.ok(tookMs < 5_000, `stopped after ${tookMs} ms`)
    for (const stream of streams) assert.equal((await stream.read().catch(() => ({ done: true }))).done, true)
    assert.ok(!existsSync(join(data, 'server.pid')))
    const next = await runs(['--data', data])
    assert.equal(
      ((await (await fetch(`${next.origin}/api/v1/halls/demo`)).json()) as { demo: boolean }).demo,
      true,
      'the folder remembers',
    )
    assert.equal((await next.end('SIGINT')).code, 0)
  }))

test('what was acknowledged before SIGKILL is there after the next start, and the lock does not stay', () =>
  inFolder(async (folder) => {
    const first = await runs(['--data', folder, QUIET])
    const taken = await Promise.all(
      Array.from(
        { length: 20 },
        async () =>
          (await (await first.post('demo/tickets', { service: 'C' })).json()) as { id: string; number: string },
      ),
    )
    await first.end('SIGKILL')
    const second = await runs(['--data', folder, QUIET])
    const { tickets } = (await (await fetch(`${second.origin}/api/v1/halls/demo`)).json()) as {
      tickets: { id: string; number: string }[]
    }
    assert.deepEqual(
      tickets.map(({ id, number }) => `${id} ${number}`).toSorted(),
      taken.map(({ id, number }) => `${id} ${number}`).toSorted(),
    )
    await second.end('SIGTERM')
  }))

test('a backup laid over the log of a killed server is told under a new epoch, which stays', () =>
  inFolder(async (folder) => {
    const epochOf = async ({ origin }: Running): Promise<string> =>
      ((await (await fetch(`${origin}/api/v1/halls/demo`)).json()) as { epoch: string }).epoch
    const data = join(folder, 'data')
    const first = await runs(['--data', data, QUIET])
    const epoch = await epochOf(first)
    const copy = join(folder, 'monday.db')
    backUp(join(data, 'hallcast.db'), { kind: 'demo', hall: 'demo' }, copy)
    await first.post('demo/tickets', { service: 'C' })
    await first.end('SIGKILL')
    const second = await runs(['--data', data, QUIET])
    assert.equal(await epochOf(second), epoch, 'a kill alone changes nothing')
    await second.end('SIGKILL')
    copyFileSync(copy, join(data, 'hallcast.db'))
    const third = await runs(['--data', data, QUIET])
    const renewed = await epochOf(third)
    assert.notEqual(renewed, epoch)
    assert.match(third.stderr(), /"code":"put-back"/)
    await third.end('SIGKILL')
    const fourth = await runs(['--data', data, QUIET])
    assert.equal(await epochOf(fourth), renewed)
    await fourth.end('SIGTERM')
  }))

test('a second server on the same folder is refused and disturbs nothing', () =>
  inFolder(async (folder) => {
    const server = await runs(['--data', folder, QUIET])
    const second = await fails(['--port', '0', '--data', folder, QUIET])
    assert.equal(second.code, 2)
    assert.match(second.stderr, /^Another hall server is at work on .*\n$/)
    assert.equal(readFileSync(join(folder, 'server.pid'), 'utf8').trim(), String(server.child.pid))
    assert.equal((await server.post('demo/tickets', { service: 'A' })).status, 201)
    const busy = await fails(['--port', new URL(server.origin).port, '--data', join(folder, 'other'), QUIET])
    assert.deepEqual([busy.code, /another program listens there/.test(busy.stderr)], [2, true])
    await server.end('SIGTERM')
  }))

test('a real hall keeps its configuration, answers strangers with 401, and never becomes a demo', () =>
  inFolder(async (folder) => {
    const data = join(folder, 'data')
    const file = hallFile(folder)
    const first = await runs(['--data', data, `--hall=${file}`])
    for (const closed of ['v1/halls/county', 'openapi.json'])
      assert.equal((await fetch(`${first.origin}/api/${closed}`)).status, 401, closed)
    assert.equal((await fetch(`${first.origin}/api/health`)).status, 200)
    const [, code] = /\/sign-in\/\?setup=([A-Z-]{19})/.exec(first.stdout()) ?? []
    assert.ok(code, first.stdout())
    await first.end('SIGTERM')
    const again = await runs(['--data', data], { HALLCAST_ADMIN_PASSWORD: 'correct horse battery' })
    assert.match(again.stdout(), /hall=county/)
    assert.doesNotMatch(again.stdout(), /setup=/)
    const enter = (password: string) =>
      fetch(`${again.origin}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: 'admin', password }),
      })
    const cookie = (await enter('correct horse battery')).headers.getSetCookie()[0]!.split(';')[0]!
    assert.equal((await fetch(`${again.origin}/api/v1/halls/county`, { headers: { cookie } })).status, 200)
    const chain = spawnSync(process.execPath, [AUDIT, 'verify', '--data', data], { encoding: 'utf8' })
    assert.match(chain.stdout, /^whole: 4 acts, held against 2 heads/, 'while the server is at work')
    assert.doesNotMatch(again.stdout(), /demo/)
    await again.end('SIGTERM')
    for (const [args, line] of [
      [['--demo'], /belongs to a real hall/],
      [[QUIET], /belongs to a real hall/],
      [['--hall', hallFile(folder, 'other')], /belongs to hall "county"/],
    ] as const) {
      const { code, stderr } = await fails(['--port', '0', '--data', data, ...args])
      assert.deepEqual([code, line.test(stderr), stderr.trim().split('\n').length], [2, true, 1], stderr)
    }
  }))

test('a demo never becomes a real hall', () =>
  inFolder(async (folder) => {
    const data = join(folder, 'data')
    await (await runs(['--data', data, QUIET])).end('SIGTERM')
    const { code, stderr } = await fails(['--port', '0', '--data', data, '--hall', hallFile(folder)])
    assert.deepEqual([code, /belongs to a demo/.test(stderr)], [2, true], stderr)
  }))

test('a start that cannot be is one line and exit 2, and nothing is written', () =>
  inFolder(async (folder) => {
    const data = join(folder, 'data')
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{"id": 3}')
    const flag = await fails(['--data', data, '--prot', '9000'])
    assert.deepEqual(
      [flag.code, flag.stderr.trim().split('\n').length, flag.stderr.startsWith('--prot: no such option.')],
      [2, 1, true],
    )
    const hall = await fails(['--data', data, '--hall', broken])
    assert.equal(hall.code, 2)
    assert.match(hall.stderr, /broken\.json:1:2 id must be text, not a number/)
    for (const host of ['nowhere.invalid', '192.0.2.1', 'http://127.0.0.1']) {
      const bad = await fails(['--data', data, '--port', '0', '--host', host])
      assert.deepEqual([bad.code, /^--host .* cannot listen there.*\n$/.test(bad.stderr)], [2, true], bad.stderr)
    }
    assert.deepEqual(readdirSync(folder), ['broken.json'])
    const blocked = await fails(['--port', '0', '--data', join(broken, 'x')])
    assert.deepEqual([blocked.code, /the folder cannot be made/.test(blocked.stderr)], [2, true])
    if (process.platform !== 'linux') return
    for (const place of ['/proc/hallcast', '/proc/hallcast/data']) {
      const nowhere = await fails(['--port', '0', '--data', place])
      assert.deepEqual([nowhere.code, /^--data .*the folder cannot be made.*\n$/.test(nowhere.stderr)], [2, true])
    }
  }))

test('a folder that cannot be written in is said to be so, and not to belong to another server', () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, 'lock.db'))
    const { code, stderr } = await fails(['--port', '0', '--data', folder])
    assert.deepEqual(
      [code, /lock\.db cannot be written \(.*\)\. Check its rights.*\n$/.test(stderr)],
      [2, true],
      stderr,
    )
  }))

test('a damaged data folder is named instead of being written over', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'hallcast.json'), '{"kind":"demo","hall":"demo"}')
    writeFileSync(join(folder, 'hallcast.db'), 'this is no database'.repeat(100))
    const { code, stderr } = await fails(['--port', '0', '--data', folder])
    assert.deepEqual([code, /hallcast\.db cannot be opened/.test(stderr)], [2, true], stderr)
    writeFileSync(join(folder, 'hallcast.json'), '{"ki')
    assert.match((await fails(['--port', '0', '--data', folder])).stderr, /hallcast\.json is damaged/)
  }))
