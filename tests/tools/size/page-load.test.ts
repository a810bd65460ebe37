import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { bytesOf, pageLoads } from '#tools/size/page-load.ts'

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
  'assets/late-66666666.js': 'throw new Error("nobody waits for this")',
  'assets/hall.worker-77777777.js': 'self.name',
  'assets/board-44444444.css': 'body{margin:0}',
}
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(dist, path)), { recursive: true })
  writeFileSync(join(dist, path), text)
}
const packed = (...paths: string[]) => paths.reduce((sum, path) => sum + brotliCompressSync(FILES[path]!).length, 0)

describe('what a page loads before it can paint', () => {
  it('counts each script once, with all that it imports statically, and nothing that comes late', () => {
    const scripts = ['old.js', 'assets/board-22222222.js', 'assets/lit-33333333.js', 'assets/deep-55555555.js']
    assert.deepEqual(
      pageLoads(dist).map(({ app, bytes }) => [app, bytes]),
      [
        ['board', packed(...scripts)],
        ['launcher', packed('assets/home-11111111.js')],
      ],
    )
  })

  it('counts the page, its scripts, its style sheets and its worker as requests', () => {
    assert.deepEqual(
      pageLoads(dist).map(({ requests }) => requests),
      [7, 2],
    )
  })

  it('the worker is counted by itself, and two of one name are none: pages would not share it', () => {
    assert.equal(bytesOf(dist, 'hall.worker'), packed('assets/hall.worker-77777777.js'))
    assert.equal(bytesOf(dist, 'other.worker'), null)
    writeFileSync(join(dist, 'assets/hall.worker-88888888.js'), '')
    assert.equal(bytesOf(dist, 'hall.worker'), null)
  })
})
