import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { espeakClips } from '#server/node/espeak.ts'

// A program that behaves as espeak-ng does, or as one that is broken: the real one is not on every machine.
const folder = mkdtempSync(join(tmpdir(), 'hallcast-espeak-'))
after(() => rmSync(folder, { recursive: true }))

/** A program in the shell's own language. */
function program(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n[ "$1" = --version ] && echo 1.51 && exit 0\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

const text = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes)

test('a text is fed to the program, never to a shell, and what it writes is the clip; the same again is not rendered again', async () => {
  const log = join(folder, 'log')
  const clips = espeakClips(program('good', `echo run >> ${log}; printf '%s|' "$@"; cat`))
  const said = await clips('A "quoted" $(name); `x`', 'en')
  assert.equal(text(said), '-v|en-us|-s|150|--stdin|--stdout|A "quoted" $(name); `x`')
  assert.equal(await clips('A "quoted" $(name); `x`', 'en'), said)
})

test('what it would read as gibberish it is not given', async () => {
  assert.equal(await espeakClips(program('gibberish', 'cat'))('请A001号', 'zh'), null)
})

test('where it is not installed there is no clip', async () => {
  assert.equal(await espeakClips(join(folder, 'missing'))('Ticket', 'en'), null)
})

test('one that fails is said to fail, and asked again', async () => {
  const flag = join(folder, 'once')
  const clips = espeakClips(program('bad', `[ -e ${flag} ] && cat && exit 0; touch ${flag}; exit 3`))
  await assert.rejects(clips('Ticket', 'en'), /ended with 3/)
  assert.equal(text(await clips('Ticket', 'en')), 'Ticket')
})

test('one that never stops writing is stopped', async () => {
  await assert.rejects(espeakClips(program('endless', 'exec yes'))('Ticket', 'en'), /SIGKILL/)
})
