import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import { welcome } from '#server/node/welcome.ts'

const DISPLAYS = join(import.meta.dirname, '../../../displays')
const HALL = { hall: DEMO_HALL, demo: false, counters: DEMO_HALL.counters } as unknown as HallSnapshot

test('the terminal names the pages of a hall, each of them there, and those at a counter with one', () => {
  const said = welcome(HALL, 'http://127.0.0.1:8080', 'CODE')
  const addresses = [...said.matchAll(/http:\S+\?hall=\S+/g)].map(([address]) => new URL(address))
  const pages = addresses.map(({ pathname }) => pathname)
  for (const page of pages) assert.ok(existsSync(join(DISPLAYS, page, 'index.html')), page)
  for (const page of ['/call-board/', '/ticket-kiosk/', '/evaluation-pad/', '/hall-manager/'])
    assert.ok(pages.includes(page), page)
  const atCounter = addresses.filter(({ searchParams }) => searchParams.get('counter') === '1')
  assert.deepEqual(
    atCounter.map(({ pathname }) => pathname),
    ['/counter-console/', '/counter-sign/', '/evaluation-pad/'],
  )
  assert.match(said, /sign-in\/\?setup=CODE/)
})
