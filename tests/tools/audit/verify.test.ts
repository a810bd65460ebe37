import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { AUDIT_HEADS, AuditHeads } from '#server/node/audit-heads.ts'
import { AUDIT_KEY, sealOf } from '#server/node/seal.ts'
import { openSqlite, type SqliteHandle } from '#server/node/sqlite-database.ts'
import { SqliteRecordStore } from '#server/node/sqlite-record-store.ts'
import { HandClock } from '#tests/server/hall/hand-clock.ts'
import { act } from '#tests/server/store/record-contract.ts'
import { verify } from '#tools/audit/verify.ts'

const MAIN = join(import.meta.dirname, '../../../tools/audit/main.ts')

let folder: string
let handle: SqliteHandle
let store: SqliteRecordStore

/** A server's folder with eight acts; the head was written down after the third and the sixth. It stays open, as under a running server. */
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallcast-audit-'))
  handle = await openSqlite(join(folder, 'hallcast.db'), sealOf(join(folder, AUDIT_KEY)))
  store = new SqliteRecordStore(handle)
  const heads = new AuditHeads(join(folder, AUDIT_HEADS), store, new HandClock())
  for (let number = 1; number <= 8; number++) {
    await store.commit({ audit: [act(`act-${number}`)] })
    if (number % 3 === 0) await heads.note()
  }
})
after(async () => {
  await handle.db.destroy()
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of the folder in which somebody has done something to the chain, whose triggers they took away first. */
async function tampered(how: string | ((copy: string) => void)): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'hallcast-tampered-'))
  handle.driver.exec('pragma wal_checkpoint(truncate)')
  for (const name of ['hallcast.db', AUDIT_KEY, AUDIT_HEADS]) cpSync(join(folder, name), join(copy, name))
  if (typeof how !== 'string') how(copy)
  else {
    const driver = new DatabaseSync(join(copy, 'hallcast.db'))
    for (const trigger of ['audit_refuses_update', 'audit_refuses_delete', 'audit_is_gapless'])
      driver.exec(`drop trigger ${trigger}`)
    driver.exec(how)
    driver.close()
  }
  return copy
}

test('a chain nobody touched holds, while the server has it open', () => {
  const { isWhole, text } = verify(folder, null)
  assert.ok(isWhole, text)
  assert.match(text, /^whole: 8 acts, held against 2 heads; head 8:[0-9a-f]{64}$/)
})

const FORGE = "update audit set previous = hash, hash = '" + 'a'.repeat(64) + "' where number = 5"

for (const [title, how, found] of [
  [
    'who did it is another',
    "update audit set actor = 'person:nobody' where number = 4",
    /^entry 4 is not what was written/,
  ],
  ['when is another', "update audit set at = '2020-01-01T00:00:00.000Z' where number = 1", /^entry 1 is not/],
  ['what it was about is another', `update audit set data = '{"role":"admin"}' where number = 7`, /^entry 7 is not/],
  [
    'the same is written otherwise',
    `update audit set data = '{"role":"x","role":"clerk"}' where number = 7`,
    /^entry 7 is not/,
  ],
  ['data is no JSON any more', "update audit set data = '{' where number = 2", /^entry 2 is not/],
  ['a hash was made up', FORGE, /^entry 5 is not/],
  ['one was deleted', 'delete from audit where number = 3', /^entry 3 is missing/],
  ['the first was deleted', 'delete from audit where number = 1', /^entry 1 is missing/],
  [
    'two changed places',
    'update audit set number = 99 where number = 4; update audit set number = 4 where number = 5; update audit set number = 5 where number = 99',
    /^entry 4 is not/,
  ],
  [
    'one was deleted and the rest moved up',
    'delete from audit where number = 4; update audit set number = number - 1 where number > 4',
    /^entry 4 is not/,
  ],
  [
    'the end was cut off behind the last head',
    'delete from audit where number > 5',
    /^entry 6 and all after it were cut off/,
  ],
  ['everything is gone', 'delete from audit', /^entry 1 and all after it were cut off/],
  ['the table is gone', 'drop table audit', /the chain cannot be read/],
] as const) {
  test(`a chain in which ${title} is found out`, async () => {
    const copy = await tampered(how)
    const { isWhole, text } = verify(copy, null)
    assert.equal(isWhole, false)
    assert.match(text, found)
    rmSync(copy, { recursive: true })
  })
}

test('a chain made anew with a stolen key shows against the heads, and one cut off after the last shows against a head kept elsewhere', async () => {
  const head = await store.auditHead()
  const copy = await tampered('delete from audit where number > 6')
  assert.ok(verify(copy, null).isWhole, 'this is what cannot be seen from the folder alone')
  assert.match(verify(copy, head).text, /^entry 7 and all after it were cut off/)
  const driver = new DatabaseSync(join(copy, 'hallcast.db'))
  driver.exec('delete from audit')
  driver.close()
  const forged = await openSqlite(join(copy, 'hallcast.db'), sealOf(join(copy, AUDIT_KEY)))
  for (let number = 1; number <= 8; number++) await new SqliteRecordStore(forged).commit({ audit: [act('nothing')] })
  await forged.db.destroy()
  assert.match(verify(copy, null).text, /^entry 3 is not what was written/)
  rmSync(copy, { recursive: true })
})

test('another key, no key and no database are faults; half a line among the heads is said and no fault', async () => {
  const other = await tampered((copy) => writeFileSync(join(copy, AUDIT_KEY), `${'ab'.repeat(32)}\n`))
  assert.match(verify(other, null).text, /^entry 1 is not/)
  rmSync(join(other, AUDIT_KEY))
  assert.match(verify(other, null).text, /the key of the chain is missing/)
  assert.match(verify(join(other, 'none'), null).text, /there is no database/)
  const torn = await tampered((copy) => writeFileSync(join(copy, AUDIT_HEADS), '{"at":"2026', { flag: 'a' }))
  const { isWhole, text } = verify(torn, null)
  assert.ok(isWhole)
  assert.match(text, /\(line 3 of audit\.heads cannot be read\)/)
  const handleOfTorn = await openSqlite(join(torn, 'hallcast.db'), sealOf(join(torn, AUDIT_KEY)))
  await new AuditHeads(join(torn, AUDIT_HEADS), new SqliteRecordStore(handleOfTorn), new HandClock()).note()
  await handleOfTorn.db.destroy()
  assert.match(verify(torn, null).text, /held against 3 heads/, 'the next head stands on a line of its own')
  for (const copy of [other, torn]) rmSync(copy, { recursive: true })
})

test('a key is made once, for its owner’s eyes, and half of one is refused', () => {
  const file = join(folder, 'fresh.key')
  const first = sealOf(file)('x')
  assert.equal(sealOf(file)('x'), first)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  for (const half of ['', 'ab'.repeat(31), 'no key'.repeat(11)]) {
    writeFileSync(file, half)
    assert.throws(() => sealOf(file), /holds no key/)
  }
})

test('the head is written down every hour and only when there is a new one', async () => {
  const file = join(folder, 'hourly.heads')
  const clock = new HandClock()
  const life = new AbortController()
  let number = 0
  const heads = new AuditHeads(file, { auditHead: async () => ({ number, hash: 'c'.repeat(64) }) }, clock)
  await heads.begin(life.signal)
  const lines = () => readFileSync(file, 'utf8').trim().split('\n').length
  number = 4
  await clock.pass(3_600_000)
  await clock.pass(3_600_000)
  assert.equal(lines(), 1)
  number = 5
  await clock.pass(3_600_000)
  assert.equal(lines(), 2)
  life.abort()
})

test('the command says what it found, with 0 for whole, 1 for broken and 2 for a question it does not understand', async () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  const whole = run('verify', '--data', folder)
  assert.deepEqual([whole.status, whole.stdout.startsWith('whole: 8 acts')], [0, true], whole.stderr)
  const broken = run('verify', '--data', folder, '--head', `9:${'d'.repeat(64)}`)
  assert.deepEqual(
    [broken.status, broken.stdout],
    [1, 'entry 9 and all after it were cut off: a head that was written down lies beyond the end\n'],
  )
  assert.equal(run('look').status, 2)
  assert.match(run('verify', '--head', '9').stderr, /write NUMBER:HASH/)
})
