import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { packedPath } from '#server/node/packed.ts'
import { createPages } from '#server/node/pages.ts'
import { packPages } from '#tools/build/pack-pages.ts'
import { inFolder } from './process.ts'

const SCRIPT = `export const words = '${'叫号'.repeat(2000)}'\n`

function inDist(
  work: (get: (path: string, headers?: Record<string, string>) => Promise<Response>) => Promise<void>,
): Promise<void> {
  return inFolder(async (folder) => {
    const dist = join(folder, 'dist')
    mkdirSync(join(dist, 'call-board'), { recursive: true })
    mkdirSync(join(dist, 'assets'))
    mkdirSync(join(dist, 'empty'))
    writeFileSync(join(folder, 'secret.txt'), 'not yours')
    writeFileSync(join(dist, 'index.html'), '<h1>all</h1>')
    writeFileSync(join(dist, '.stamp'), 'hidden')
    writeFileSync(join(dist, 'call-board/index.html'), '<h1>board</h1>')
    writeFileSync(join(dist, 'assets/board-Ab3dEf9_.js'), SCRIPT)
    symlinkSync(dist, join(dist, 'loop'))
    const pages = createPages(dist)
    await work((path, headers = {}) => pages(new Request(`http://localhost${path}`, { headers })))
  })
}

test('pages are found by their folder, and always asked for again', () =>
  inDist(async (get) => {
    const board = await get('/call-board/?hall=demo&zone=east')
    assert.deepEqual(
      [board.status, await board.text(), board.headers.get('content-type')],
      [200, '<h1>board</h1>', 'text/html; charset=utf-8'],
    )
    assert.equal(board.headers.get('cache-control'), 'no-cache')
    const known = await get('/call-board/', { 'if-none-match': `"x", W/${board.headers.get('etag')}` })
    assert.deepEqual([known.status, await known.text()], [304, ''])
    const slashless = await get('/call-board?hall=demo')
    assert.deepEqual([slashless.status, slashless.headers.get('location')], [308, '/call-board/?hall=demo'])
    assert.equal(await (await get('/')).text(), '<h1>all</h1>')
  }))

test('a file with a hash in its name is kept for ever, and packed for whoever can unpack it', () =>
  inDist(async (get) => {
    const plain = await get('/assets/board-Ab3dEf9_.js')
    assert.match(plain.headers.get('cache-control') ?? '', /immutable/)
    assert.equal(await plain.text(), SCRIPT)
    const packed = await get('/assets/board-Ab3dEf9_.js', { 'accept-encoding': 'gzip, br' })
    assert.deepEqual([packed.headers.get('content-encoding'), packed.headers.get('vary')], ['br', 'Accept-Encoding'])
    assert.notEqual(packed.headers.get('etag'), plain.headers.get('etag'))
    assert.equal(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString(), SCRIPT)
    const accepts: readonly (readonly [string, string | null])[] = [
      ['br;q=0, gzip', null],
      ['gzip, BR ; Q=0.000', null],
      ['x-br', null],
      ['br;q=0.01', 'br'],
    ]
    for (const [accepted, encoding] of accepts) {
      const answer = await get('/assets/board-Ab3dEf9_.js', { 'accept-encoding': accepted })
      assert.equal(answer.headers.get('content-encoding'), encoding, accepted)
    }
  }))

test('what was packed when the pages were built is handed out so, and a file that was changed since is packed anew', () =>
  inFolder(async (dist) => {
    const file = join(dist, 'board.js')
    writeFileSync(file, SCRIPT)
    await packPages(dist)
    const built = packedPath(dist, Buffer.from(SCRIPT))
    assert.equal(brotliDecompressSync(readFileSync(built)).toString(), SCRIPT)
    // Told apart from what would be packed now by what it unpacks to.
    writeFileSync(built, brotliCompressSync('built'))
    const pages = createPages(dist)
    const get = async (path: string): Promise<Response> =>
      pages(new Request(`http://localhost${path}`, { headers: { 'accept-encoding': 'br' } }))
    const textOf = async (answer: Response): Promise<string> =>
      brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()
    assert.equal(await textOf(await get('/board.js')), 'built')
    assert.equal((await get(built.slice(dist.length))).status, 404, 'a packed form has no address of its own')
    writeFileSync(file, `${SCRIPT}// later`)
    assert.equal(await textOf(await get('/board.js')), `${SCRIPT}// later`)
  }))

test('nothing outside the folder and nothing hidden is handed out; what is not there is a plain page', () =>
  inDist(async (get) => {
    const paths = [
      '/nothing',
      '/.stamp',
      '/secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '//secret.txt',
      '/%00',
      '/index.html%00.js',
      '/%ff',
      '/empty',
      '/empty/',
      '/assets',
      '/assets/',
      '/call-board//index.html',
      '/C:/secret.txt',
      '/index.html/',
      `/${'x'.repeat(5000)}`,
    ]
    for (const path of paths) {
      const response = await get(path)
      const text = await response.text()
      assert.deepEqual(
        [response.status, text.includes('没有这个页面'), text.includes('not yours')],
        [404, true, false],
        path,
      )
    }
    assert.doesNotMatch((await get('//evil.example/call-board')).headers.get('location') ?? '', /^\/\//)
  }))

test('a page that is not there speaks both languages, and leads to the launcher from no screen of customers', () =>
  inDist(async (get) => {
    for (const [path, leads] of [
      ['/nothing', true],
      ['/counter-consol/', true],
      ['/call-board/nothing', false],
      ['/ticket-kiosk/x', false],
      ['//Evaluation-Pad/x', false],
    ] as const) {
      const page = await get(path)
      const text = await page.text()
      assert.match(text, /没有这个页面.*There is no such page/)
      assert.equal(text.includes('href="/"'), leads, path)
      // Its looks are the only thing in it that its policy lets through.
      const looks = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? ''
      const hash = createHash('sha256').update(looks).digest('base64')
      assert.ok(page.headers.get('content-security-policy')?.includes(`'sha256-${hash}'`), path)
    }
  }))
