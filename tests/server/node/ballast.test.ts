import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { BALLAST_BYTES, dropBallast, layBallast } from '#server/node/ballast.ts'

test('ballast is laid in while there is room, and thrown off when there is none', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-ballast-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'ballast')
  layBallast(folder, () => BALLAST_BYTES * 3)
  assert.ok(!existsSync(file), 'not where it would be much of what is left')
  layBallast(folder, () => null)
  assert.ok(!existsSync(file), 'not where nobody knows')
  layBallast(folder, () => BALLAST_BYTES * 4)
  assert.equal(statSync(file).size, BALLAST_BYTES)
  dropBallast(folder, () => BALLAST_BYTES)
  dropBallast(folder, () => null)
  assert.ok(existsSync(file))
  dropBallast(folder, () => BALLAST_BYTES - 1)
  assert.ok(!existsSync(file))
})
