import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { withChange } from '#shared/domain/queue/change.ts'
import { foldOf, issued } from './sample-log.ts'
import { rig } from './rig.ts'

/** What may happen between a hall and a screen. */
type Mishap =
  | {
      readonly kind:
        | 'issue'
        | 'flush'
        | 'lose'
        | 'double'
        | 'swap'
        | 'spoil'
        | 'cut'
        | 'end'
        | 'beat'
        | 'restore'
        | 'heal'
    }
  | { readonly kind: 'refuse'; readonly how: 503 | 404 | 'hang' | 'dead' }
  | { readonly kind: 'wait'; readonly ms: number }

const mishap: fc.Arbitrary<Mishap> = fc.oneof<fc.WeightedArbitrary<Mishap>[]>(
  { weight: 6, arbitrary: fc.constantFrom<Mishap>({ kind: 'issue' }, { kind: 'flush' }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Mishap>(
      { kind: 'lose' },
      { kind: 'double' },
      { kind: 'swap' },
      { kind: 'spoil' },
      { kind: 'cut' },
      { kind: 'end' },
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom<Mishap>({ kind: 'beat' }, { kind: 'restore' }, { kind: 'heal' }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(503 as const, 404 as const, 'hang' as const, 'dead' as const)
      .map((how) => ({ kind: 'refuse' as const, how })),
  },
  { weight: 3, arbitrary: fc.constantFrom(10, 600, 6_000, 13_000).map((ms) => ({ kind: 'wait' as const, ms })) },
)

async function happen({ hall, clock }: ReturnType<typeof rig>, { kind, ...rest }: Mishap): Promise<void> {
  const frames = hall.lines.at(-1)?.frames ?? []
  if (kind === 'issue') hall.append(issued(hall.log.length))
  if (kind === 'flush') hall.lines.at(-1)?.flush()
  if (kind === 'lose') frames.shift()
  if (kind === 'double' && frames[0]) frames.unshift(frames[0])
  if (kind === 'swap') frames.reverse()
  if (kind === 'spoil') hall.send('event: hallcast.ticket.issued\ndata: {"sequence":"7"}\n\n')
  if (kind === 'cut' || kind === 'end') hall.lines.at(-1)?.cut(kind === 'cut' ? 'error' : 'end')
  if (kind === 'beat') hall.beat()
  if (kind === 'restore') hall.restore(Math.max(1, hall.log.length - 2))
  if (kind === 'heal') hall.refuse = null
  if ('how' in rest) hall.refuse = rest.how
  await clock.pass('ms' in rest ? rest.ms : 0)
}

describe('a bad day', () => {
  it(
    'whatever the line loses, doubles, swaps, spoils or cuts, every screen is right again when it is over, and never hears a gap',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(mishap, { maxLength: 40 }),
          fc.integer({ min: 50, max: 999 }),
          async (mishaps, dice) => {
            const tools = rig(() => dice / 1_000)
            const { hall, clock, start, told, end } = tools
            hall.prompt = false
            await start()
            for (const each of mishaps) await happen(tools, each)
            hall.refuse = null
            hall.prompt = true
            hall.lines.at(-1)?.flush()
            // The longest wait after a 404, and then a silent line found by its missing heartbeats.
            for (let second = 0; second < 60; second += 5) {
              await clock.pass(5_000)
              hall.beat()
            }
            await clock.pass(1_000)
            // A screen that only follows what it was told has the hall's own state.
            let at: [string, number] = ['', 0]
            let state = foldOf([])
            for (const message of told) {
              if (message.kind === 'state') {
                state = message.whole.state
                at = [message.whole.epoch, state.sequence]
              }
              if (message.kind !== 'facts') continue
              for (const { fact } of message.facts) {
                assert.deepEqual([message.epoch, fact.sequence], [at[0], at[1] + 1])
                at = [message.epoch, fact.sequence]
              }
              state = withChange(state, message.change)
            }
            assert.deepEqual(state, foldOf(hall.log))
            assert.deepEqual(at, [hall.epoch, hall.log.length])
            assert.equal(tools.link().freshness, 'live')
            const late: unknown[] = []
            tools.hub!.subscribe((message) => message.kind === 'state' && late.push(message.whole.state), end.signal)
            assert.deepEqual(late, [foldOf(hall.log)])
            end.abort()
            await clock.pass(0)
            assert.equal(clock.waiting, 0)
          },
        ),
        { numRuns: 120 },
      )
    },
  )
})
