import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import {
  type Answer,
  ANSWER_MS,
  Clerk,
  DOUBLE_PRESS_MS,
  SAME_KEY_MS,
  type SendWish,
} from '#displays/counter-console/clerk.ts'
import { bodyOf, reachedBy, sendTo } from '#displays/counter-console/send.ts'
import type { CounterId, ServiceId } from '#shared/domain/queue/ids.ts'
import { EMPTY_VIEW } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import type { HallApi } from '#shared/sync/hall-api.ts'

const DONE: Answer = { kind: 'done', sequence: 1, calledNumber: 'A001' }

/** Lets promises that are ready run; no time passes. */
async function turn(): Promise<void> {
  for (let step = 0; step < 10; step++) await Promise.resolve()
}

describe("a clerk's hand", () => {
  let now = 0
  beforeEach(() => {
    now = 0
    mock.timers.enable({ apis: ['setTimeout'] })
  })
  afterEach(() => mock.timers.reset())

  const clerkWith = (send: SendWish, reached = async (): Promise<void> => undefined): Clerk =>
    new Clerk({ send, now: () => now, reached })
  const pass = async (ms: number): Promise<void> => {
    now += ms
    mock.timers.tick(ms)
    await turn()
  }

  it('has its buttons back only when the screen has seen what it did', async () => {
    const view = new Store(EMPTY_VIEW)
    const clerk = clerkWith(async () => DONE, reachedBy(view) as never)
    void clerk.press('call-next', { action: 'call-next' })
    await turn()
    assert.equal(clerk.moment.get().pending, 'call-next')
    view.set({ ...EMPTY_VIEW, state: { ...EMPTY_VIEW.state, sequence: 1 } })
    await turn()
    assert.equal(clerk.moment.get().pending, null)
    assert.deepEqual(clerk.moment.get().saying, { kind: 'done', action: 'call-next', ticketNumber: 'A001', count: 1 })
  })

  it('does not wait for ever for a stream that has stopped', async () => {
    const clerk = clerkWith(
      async () => DONE,
      () => new Promise(() => {}),
    )
    void clerk.press('start', { action: 'start' })
    await turn()
    await pass(1_000)
    assert.equal(clerk.moment.get().pending, null)
    assert.equal(clerk.moment.get().saying?.kind, 'done')
  })

  it('is told under three seconds that nobody answered', async () => {
    assert.ok(ANSWER_MS < 3_000)
    const clerk = clerkWith(() => new Promise(() => {}))
    void clerk.press('call-next', { action: 'call-next' })
    await pass(ANSWER_MS - 1)
    assert.equal(clerk.moment.get().saying, null)
    await pass(1)
    const { saying } = clerk.moment.get()
    assert.equal(saying?.kind === 'failed' && saying.code, 'no-answer')
  })

  it('repeats an unanswered wish under its first key for ten seconds, then under a new one', async () => {
    let sent = 0
    let again = 0
    const none: Answer = {
      kind: 'none',
      again: async () => {
        again++
        return none
      },
    }
    const clerk = clerkWith(async () => {
      sent++
      return none
    })
    await clerk.press('call-next', { action: 'call-next' })
    await pass(DOUBLE_PRESS_MS)
    await clerk.press('call-next', { action: 'call-next' })
    assert.deepEqual([sent, again], [1, 1])
    await pass(SAME_KEY_MS)
    await clerk.press('call-next', { action: 'call-next' })
    assert.deepEqual([sent, again], [2, 1])
  })

  it('never repeats one wish in the name of another', async () => {
    const sent: string[] = []
    const none: Answer = { kind: 'none', again: async () => none }
    const clerk = clerkWith(async (wish) => {
      sent.push(wish.action)
      return none
    })
    await clerk.press('recall', { action: 'recall' })
    await clerk.press('no-show', { action: 'no-show' })
    assert.deepEqual(sent, ['recall', 'no-show'])
  })

  it('takes the second half of a double press for what it is, also where it would only complain', async () => {
    let sent = 0
    const clerk = clerkWith(async () => {
      sent++
      return DONE
    })
    await clerk.press('call-next', { action: 'call-next' })
    clerk.explain('call-next', 'counter-busy')
    assert.equal(clerk.moment.get().saying?.kind, 'done')
    await clerk.press('call-next', { action: 'call-next' })
    assert.equal(sent, 1)
    await pass(DOUBLE_PRESS_MS)
    clerk.explain('call-next', 'counter-busy')
    assert.equal(clerk.moment.get().saying?.kind, 'failed')
  })

  it('says the same words twice as two sayings', async () => {
    const clerk = clerkWith(async () => DONE)
    clerk.explain('start', 'counter-empty')
    const first = clerk.moment.get().saying?.count
    clerk.explain('start', 'counter-empty')
    assert.notEqual(clerk.moment.get().saying?.count, first)
  })
})

describe('the line from the desk to the hall', () => {
  const apiThat = (answer: unknown): HallApi => ({ counter: async () => answer }) as unknown as HallApi
  const send = (answer: unknown) => sendTo(apiThat(answer), '1' as CounterId)({ action: 'call-next' })

  it('names the target of a transfer in the body itself', () => {
    const wish = { action: 'transfer', to: { service: 'B' as ServiceId }, returnToMe: true } as const
    assert.deepEqual(bodyOf(wish), { service: 'B', returnToMe: true })
    assert.deepEqual(bodyOf({ action: 'resume' }), {})
  })

  it('takes a refusal for final, and silence or trouble of the hall for worth repeating', async () => {
    const fails = (problem: object): unknown => ({
      ok: false,
      problem,
      again: async () => ({ ok: true, value: { sequence: 7, call: null } }),
    })
    assert.deepEqual(await send(fails({ code: 'nobody-waiting', status: 409 })), {
      kind: 'refused',
      code: 'nobody-waiting',
    })
    for (const problem of [
      { code: 'no-answer' },
      { code: 'bad-answer', status: 200 },
      { code: 'store-trouble', status: 503 },
    ]) {
      const answer = await send(fails(problem))
      assert.equal(answer.kind, 'none')
      assert.deepEqual(answer.kind === 'none' && (await answer.again()), {
        kind: 'done',
        sequence: 7,
        calledNumber: null,
      })
    }
  })
})
