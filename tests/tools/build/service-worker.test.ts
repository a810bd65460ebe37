import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { precacheManifest } from '#tools/build/service-worker.ts'

test('a screen keeps every file it may need without a server, and knows a changed one by its revision', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-precache-'))
  try {
    for (const place of ['assets', 'call-board', 'schema', 'voice', 'voice/zh']) mkdirSync(join(folder, place))
    const write = (file: string, text: string): void => writeFileSync(join(folder, file), text)
    write('index.html', 'one')
    write('call-board/index.html', 'board')
    write('assets/call-board-Ab12Cd34.js', 'script')
    write('assets/noto-Ab12Cd34.woff2', 'typeface')
    write('schema/hall.schema.json', '{}')
    write('voice/index.html', 'the page that speaks')
    write('voice/zh/pack.json', '{}')
    write('voice/zh/sound-1a2b3c4d.mp3', 'a megabyte that no silent board needs')
    write('service-worker.js', 'itself')
    const first = precacheManifest(folder)
    assert.deepEqual(
      first.map(({ url }) => url),
      ['/assets/call-board-Ab12Cd34.js', '/call-board/index.html', '/index.html', '/voice/index.html'],
    )
    assert.equal(first[0]?.revision, null)
    write('index.html', 'two')
    const second = precacheManifest(folder)
    assert.notEqual(second[2]?.revision, first[2]?.revision)
    assert.equal(second[1]?.revision, first[1]?.revision)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
