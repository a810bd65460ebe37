import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { isOnDemand, pageLoads, sentBytes } from '#tools/size/page-load.ts'

const dist = mkdtempSync(join(tmpdir(), 'hallcast-size-'))
after(() => rmSync(dist, { recursive: true }))

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<script type="module" crossorigin src="/assets/home-11111111.js"></script>',
  'assets/home-11111111.js': 'document.title = "hall"',
  'board/index.html': `<link rel="icon" href="/icon.svg">
    <script src="/old.js" defer></script>
    <script type="module" src="/assets/board-22222222.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/lit-33333333.js">
    <link rel="stylesheet" crossorigin href="/assets/board-44444444.css">`,
  'old.js': 'var old',
  'assets/board-22222222.js': `import { a } from './lit-33333333.js'; import('./late-66666666.js')
    new SharedWorker(new URL('/assets/hall.worker-77777777.js', import.meta.url)); a()`,
  'assets/lit-33333333.js': `export { b as a } from './deep-55555555.js'`,
  'assets/deep-55555555.js': 'export const b = () => {}',
  'assets/late-66666666.js': 'import(`./deep-55555555.js`); import("./board-led-99999999.js")',
  'assets/board-led-99999999.js': 'throw new Error("only on a strip")',
  'assets/hall.worker-77777777.js': 'self.name',
  'assets/board-44444444.css': 'body{margin:0}',
}
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(dist, path)), { recursive: true })
  writeFileSync(join(dist, path), text)
}
const sent = (...paths: string[]) => paths.reduce((sum, path) => sum + sentBytes(dist, path), 0)

describe('what a page of a live hall loads', () => {
  it('counts each script once, with all that it imports at once or late, and its worker', () => {
    const scripts = ['old.js', 'assets/board-22222222.js', 'assets/lit-33333333.js', 'assets/deep-55555555.js']
    scripts.push('assets/late-66666666.js', 'assets/hall.worker-77777777.js')
    assert.deepEqual(
      pageLoads(dist).map((load) => [load.app, load.scripts, load.bytes]),
      [
        ['board', scripts, sent(...scripts)],
        ['launcher', ['assets/home-11111111.js'], sent('assets/home-11111111.js')],
      ],
    )
  })

  it('what only some screens load is not counted', () => {
    assert.ok(isOnDemand('assets/board-led-99999999.js'))
    assert.ok(!isOnDemand('assets/board-ledger-99999999.js'))
  })

  it('counts the page, its scripts, its style sheets and its stream as requests', () => {
    assert.deepEqual(
      pageLoads(dist).map(({ requests }) => requests),
      [9, 2],
    )
  })

  it('bytes are those the server sends: a file too small to be compressed goes as it is', () => {
    assert.equal(sentBytes(dist, 'old.js'), 'var old'.length)
    const large = 'document.title = "hall"\n'.repeat(100)
    writeFileSync(join(dist, 'large.js'), large)
    assert.equal(sentBytes(dist, 'large.js'), brotliCompressSync(large).length)
  })
})
