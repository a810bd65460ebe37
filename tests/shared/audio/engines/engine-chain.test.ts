import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SpeechEngine, Tried } from '#shared/audio/engines/engine.ts'
import { EngineChain } from '#shared/audio/engines/engine-chain.ts'
import type { Engine, Unheard } from '#shared/domain/announcement/events.ts'
import { createLog } from '#shared/log/log.ts'
import { sentence } from './quiet-room.ts'

const failing = (reason: Unheard): Tried => ({ ok: false, reason })

/** A chain of engines that end as they are told; what happened, in order. */
function chain(ends: Partial<Record<Engine, Tried>>) {
  const happened: string[] = []
  const engines = Object.entries(ends).map(([name, tried]): SpeechEngine => ({
    name: name as Engine,
    say: async (_sentence, begun) => {
      happened.push(name)
      if (tried.ok || tried.reason === 'watchdog') begun()
      return tried
    },
  }))
  const log = createLog(() => 0)
  const duck = () => {
    happened.push('down')
    return () => happened.push('up')
  }
  let begun = 0
  const say = () => new EngineChain({ engines, duck, log }).say(sentence(), () => begun++)
  return { say, happened, log, begun: () => begun }
}

test('the first engine that can say the whole sentence says it, and the others are not asked', async () => {
  const { say, happened } = chain({ pack: failing('no-engine'), system: { ok: true }, chime: { ok: true } })
  assert.deepEqual(await say(), { ok: true, engine: 'system', languages: ['zh'] })
  assert.deepEqual(happened, ['down', 'pack', 'system', 'up'])
})

test('whose turn it is not says nothing, and turns nothing down', async () => {
  const { happened, ...rest } = chain({ system: { ok: true } })
  const silent = new EngineChain({
    engines: [],
    duck: () => assert.fail('nothing is turned down'),
    turn: async () => null,
    log: rest.log,
  })
  assert.deepEqual(await silent.say(sentence(), () => assert.fail('nothing begins')), failing('no-engine'))
  const order: string[] = []
  const inTurn = new EngineChain({
    engines: [],
    duck: () => (order.push('down'), () => order.push('up')),
    turn: async (say) => {
      order.push('turn')
      return say().finally(() => order.push('over'))
    },
    log: rest.log,
  })
  await inTurn.say(sentence(), () => {})
  assert.deepEqual([order, happened], [['turn', 'down', 'up', 'over'], []])
})

test('an engine that fails is on record, and the next one says it; it has begun once', async () => {
  const { say, log, begun } = chain({ pack: failing('decode-error'), system: failing('watchdog'), chime: { ok: true } })
  assert.deepEqual(await say(), { ok: true, engine: 'chime', languages: [] })
  assert.deepEqual(
    log.entries().map(({ code, facts }) => [code, facts]),
    [
      ['not-said', { engine: 'pack', reason: 'decode-error' }],
      ['not-said', { engine: 'system', reason: 'watchdog' }],
    ],
  )
  assert.equal(begun(), 1)
})

test('where nothing is heard the reason is what somebody has to put right', async () => {
  const cases: readonly (readonly [readonly Unheard[], Unheard])[] = [
    [['no-engine', 'no-engine'], 'no-engine'],
    [['decode-error', 'no-engine'], 'decode-error'],
    [['no-engine', 'watchdog'], 'watchdog'],
    [['decode-error', 'sound-blocked'], 'sound-blocked'],
  ]
  for (const [[pack, chime], reason] of cases) {
    const { say, happened } = chain({ pack: failing(pack!), chime: failing(chime!) })
    assert.deepEqual(await say(), { ok: false, reason })
    assert.equal(happened.at(-1), 'up')
  }
})

test('what is cut for an emergency is tried with no other engine; what comes next is said', async () => {
  const happened: string[] = []
  const voice: SpeechEngine = {
    name: 'pack',
    say: async (_sentence, begun, cut) => {
      happened.push('pack')
      begun()
      if (happened.length === 1) await new Promise((resolve) => cut?.addEventListener('abort', resolve))
      return cut?.aborted ? failing('watchdog') : { ok: true }
    },
  }
  const other: SpeechEngine = { name: 'chime', say: async () => (happened.push('chime'), { ok: true }) }
  const both = new EngineChain({ engines: [voice, other], duck: () => () => {}, log: createLog(() => 0) })
  const call = both.say(sentence(), () => {})
  await Promise.resolve()
  both.cut()
  assert.deepEqual(await call, { ok: false, reason: 'emergency' })
  assert.deepEqual(await both.say(sentence(), () => {}), { ok: true, engine: 'pack', languages: ['zh'] })
  assert.deepEqual(happened, ['pack', 'pack'])
})
