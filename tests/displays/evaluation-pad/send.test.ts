import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RatingId } from '#shared/domain/evaluation/events.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { padChannels } from '#displays/evaluation-pad/send.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { openHttp } from '#tests/server/http/rig.ts'

test('the hall understands what the pad sends, with reasons and a comment and without', async () => {
  const http = await openHttp()
  const { ratings, lapses } = padChannels(http.hall.id)
  await http.act('3', 'open', { staff: 'li-na' })
  const serve = async () => {
    await http.issue('B')
    for (const action of ['call-next', 'start', 'finish']) await http.act('3', action, {})
    return http.hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!
  }
  for (const said of [
    { level: 5, reasons: [], comment: '' },
    { level: 2, reasons: ['process'], comment: ' 等了很久 ' },
  ] as const) {
    const grant = await serve()
    const answer = {
      ...said,
      id: newId() as RatingId,
      grant,
      tappedAt: instantOf(http.clock.now()),
      heard: http.hall.fold().queue.sequence,
    }
    const letter = ratings({ answer, language: 'zh' })
    const { status, body } = await http.post(letter.path, letter.json, { 'idempotency-key': answer.id })
    assert.equal(status, 201, JSON.stringify(body))
  }
  const { grantId } = await serve()
  const letter = lapses({ grant: grantId, how: 'timeout' })
  assert.equal((await http.post(letter.path, letter.json, { 'idempotency-key': newId() })).status, 200)
  await http.close()
})
