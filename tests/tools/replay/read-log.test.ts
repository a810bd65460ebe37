import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readLog } from '#tools/replay/read-log.ts'
import { ReplayTrouble, type TroubleCode } from '#tools/replay/trouble.ts'

const HEADER = 'arrivedAt,service,priority,calledAt,endedAt,counter,outcome'
const UTC = { columns: {}, zone: 'UTC' }

const read = (lines: readonly string[], options: Partial<Parameters<typeof readLog>[1]> = {}) =>
  readLog(lines.join('\n'), { ...UTC, ...options })

function trouble(code: TroubleCode, field: string | null) {
  return (error: unknown) =>
    error instanceof ReplayTrouble && error.code === code && error.field === field && error.message !== ''
}

describe('reading a queue log', () => {
  it('understands a served customer and one who gave up', () => {
    const { tickets, rows, skipped } = read([
      HEADER,
      '2026-03-02T09:00:00,PS,vip,2026-03-02T09:01:30,2026-03-02T09:05:00,ANNA,served',
      '2026-03-02 09:00:10,NW,normal,,2026-03-02 09:04:00,,left',
    ])
    assert.equal(rows, 2)
    assert.deepEqual(skipped, [])
    const [served, left] = tickets
    assert.deepEqual([served?.service, served?.class, served?.counter, served?.line], ['PS', 'vip', 'ANNA', 2])
    assert.equal(served!.calledAt! - served!.arrivedAt, 90_000)
    assert.deepEqual([left!.calledAt, left!.endedAt! - left!.arrivedAt], [null, 230_000])
  })

  for (const [name, mark] of [
    ['semicolons', ';'],
    ['tabs', '\t'],
  ] as const) {
    it(`reads ${name}, a byte-order mark, quotes, foreign line breaks and blank lines`, () => {
      const lines = [
        '\uFEFF' + HEADER,
        '',
        '2026-03-02T09:00:00,"PS ""x""",0,2026-03-02T09:01:00,2026-03-02T09:02:00,A B,served',
        '',
      ]
      const { tickets } = readLog(lines.join('\r\n').replaceAll(',', mark), UTC)
      assert.deepEqual(
        tickets.map(({ service, counter, line }) => [service, counter, line]),
        [['PS "x"', 'A B', 3]],
      )
    })
  }

  it('reads minutes of the local day, with what the hall itself said', () => {
    const { tickets, hasEnds } = read(
      [
        'hall,service,letter,date,number,issuedMinute,calledMinute,openCounters,ahead',
        'H1,7,A,2026-03-29,1,524,530,2,4',
      ],
      { zone: 'Europe/Warsaw' },
    )
    assert.equal(hasEnds, false)
    // The clocks went forward that morning: 08:44 is 06:44 UTC.
    assert.equal(new Date(tickets[0]!.arrivedAt).toISOString(), '2026-03-29T06:44:00.000Z')
    assert.deepEqual(
      [tickets[0]!.hall, tickets[0]!.said, tickets[0]!.endedAt],
      ['H1', { openCounters: 2, ahead: 4 }, null],
    )
  })

  it('takes times in the zone given, and with an offset as they are', () => {
    const { tickets } = read(
      [
        HEADER,
        '1999-02-01T09:00:00,PS,normal,1999-02-01T09:01:00,1999-02-01T09:02:00,A,served',
        '1999-02-01T09:00:00+05:30,PS,normal,1999-02-01T03:31:00Z,1999-02-01T03:32:00Z,A,served',
      ],
      { zone: 'Asia/Jerusalem' },
    )
    assert.deepEqual(
      tickets.map(({ arrivedAt }) => new Date(arrivedAt).toISOString()),
      ['1999-02-01T03:30:00.000Z', '1999-02-01T07:00:00.000Z'],
    )
  })

  it('moves a local time that does not exist forward, and takes the first of one that happens twice', () => {
    const row = (time: string) => `${time},PS,normal,,${time.replace(':30:', ':40:')},,left`
    const { tickets } = read([HEADER, row('2026-03-29T02:30:00'), row('2026-10-25T02:30:00')], {
      zone: 'Europe/Warsaw',
    })
    assert.deepEqual(
      tickets.map(({ arrivedAt }) => new Date(arrivedAt).toISOString()),
      ['2026-03-29T01:30:00.000Z', '2026-10-25T00:30:00.000Z'],
    )
  })

  it('counts a call up to a minute before arrival as a call at arrival', () => {
    const { tickets } = read([HEADER, '2026-03-02T09:01:00,PS,normal,2026-03-02T09:00:00,2026-03-02T09:00:30,A,served'])
    const { arrivedAt, calledAt, endedAt } = tickets[0]!
    assert.deepEqual([calledAt, endedAt], [arrivedAt, arrivedAt])
  })

  for (const [reason, row] of [
    ['called-before-arrival', '2026-03-02T09:01:01,PS,normal,2026-03-02T09:00:00,2026-03-02T09:05:00,A,served'],
    ['ended-before-called', '2026-03-02T09:00:00,PS,normal,2026-03-02T09:02:00,2026-03-02T09:01:59,A,served'],
    ['left-before-arrival', '2026-03-02T09:00:00,PS,normal,,2026-03-02T08:59:59,,left'],
    ['no-call-no-end', '2026-03-02T09:00:00,PS,normal,,,,left'],
    ['bad-arrival', '2026-02-30T09:00:00,PS,normal,,2026-03-02T09:05:00,,left'],
    ['bad-call', '2026-03-02T09:00:00,PS,normal,soon,2026-03-02T09:05:00,A,served'],
    ['bad-end', '2026-03-02T09:00:00,PS,normal,2026-03-02T09:02:00,,A,served'],
    ['unknown-class', '2026-03-02T09:00:00,PS,royal,2026-03-02T09:02:00,2026-03-02T09:05:00,A,served'],
    ['no-service', '2026-03-02T09:00:00,,normal,2026-03-02T09:02:00,2026-03-02T09:05:00,A,served'],
    ['longer-than-a-day', '2026-03-02T09:00:00,PS,normal,2026-03-02T09:02:00,2026-03-04T09:05:00,A,served'],
  ] as const) {
    it(`skips a row that cannot have happened: ${reason}`, () => {
      const good = '2026-03-02T10:00:00,PS,normal,2026-03-02T10:02:00,2026-03-02T10:05:00,A,served'
      const { tickets, skipped, rows } = read([HEADER, good, row])
      assert.deepEqual([rows, tickets.length, skipped], [2, 1, [{ line: 3, reason }]])
    })
  }

  it('takes columns as the command line names them', () => {
    const { tickets } = read(
      ['T_IN;Kind;T_CALL;T_OUT', '2026-03-02T09:00:00;PS;2026-03-02T09:02:00;2026-03-02T09:05:00'],
      {
        columns: { arrivedAt: 'T_IN', service: 'Kind', calledAt: 'T_CALL', endedAt: 'T_OUT' },
      },
    )
    assert.equal(tickets[0]!.service, 'PS')
  })

  it('names the column that is missing and the cure', () => {
    assert.throws(() => read(['arrivedAt,calledAt', 'x,y']), trouble('missing-column', 'service'))
    assert.throws(() => read(['service,calledAt', 'x,y']), trouble('missing-column', 'arrivedAt'))
    assert.throws(() => read(['service,issuedMinute,calledMinute', 'x,1,2']), trouble('missing-column', 'date'))
    assert.throws(() => read([HEADER, 'x'], { columns: { arrivedAt: 'T_IN' } }), trouble('unknown-column', 'arrivedAt'))
    assert.throws(() => read([HEADER, 'x'], { columns: { colour: 'service' } }), trouble('unknown-column', 'colour'))
  })

  it('says so when nothing can be read', () => {
    assert.throws(() => readLog('', UTC), trouble('empty-file', null))
    assert.throws(() => read([HEADER]), trouble('nothing-to-replay', null))
    assert.throws(() => read([HEADER, 'x'], { zone: 'Mars/Olympus' }), trouble('unknown-zone', '--zone'))
  })
})
