import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { together } from '#tools/test/together.ts'

it('the shares read every file once, in its order, and leave nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-together-'))
  const names = ['a', 'b', 'c #1', 'd', 'e']
  for (const name of names)
    writeFileSync(join(folder, `${name}.mjs`), `(globalThis.readTogether ??= []).push('${name}')\n`)
  const read: string[] = []
  Object.assign(globalThis, { readTogether: read })
  const shares = await together(
    names.map((name) => join(folder, `${name}.mjs`)),
    2,
    async (paths) => {
      for (const path of paths) await import(path)
      return paths
    },
  )
  Reflect.deleteProperty(globalThis, 'readTogether')
  rmSync(folder, { recursive: true })
  assert.equal(shares.length, 2)
  assert.deepEqual(read, names)
  assert.deepEqual(shares.filter(existsSync), [])
})

it('fewer files than shares have one each', async () => {
  assert.equal(await together(['/a.ts', '/b.ts'], 8, async (shares) => shares.length), 2)
})
