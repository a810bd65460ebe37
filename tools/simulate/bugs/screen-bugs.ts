import type { HallId } from '#shared/domain/queue/ids.ts'
import type { StreamMessage } from '#shared/protocol/stream.ts'
import { SequenceGuard, type Verdict } from '#shared/sync/sequence-guard.ts'
import type { Bug } from './seams.ts'

type Judge = (this: SequenceGuard, message: StreamMessage) => Verdict

/** Replaces what a screen thinks of a message; gives back how to undo it. */
function judging(replace: (honest: Judge) => Judge): () => () => void {
  return () => {
    const { judge } = SequenceGuard.prototype
    Object.assign(SequenceGuard.prototype, { judge: replace(judge) })
    return () => void Object.assign(SequenceGuard.prototype, { judge })
  }
}

/** Takes an event for the next one, whatever its place in the log. */
function asNext(guard: SequenceGuard, message: StreamMessage & { readonly kind: 'event' }): Verdict {
  const sequence = guard.position!.sequence + 1
  Object.assign(message.fact, { sequence })
  guard.position = { epoch: message.epoch, sequence }
  return 'pass'
}

const isOfOurLog = (
  guard: SequenceGuard,
  message: StreamMessage,
): message is StreamMessage & { readonly kind: 'event' } =>
  message.kind === 'event' && guard.position?.epoch === message.epoch

/** What may be wrong with a screen and its line. */
export const SCREEN_BUGS: readonly Bug[] = [
  {
    name: 'no-gap-check',
    what: 'A screen counts events itself instead of reading where they stand.',
    breaks: ['wrong-picture'],
    seams: {
      patch: judging(
        (honest) =>
          function judge(message) {
            const isAhead = isOfOurLog(this, message) && message.fact.sequence > this.position!.sequence
            return isAhead ? asNext(this, message) : honest.call(this, message)
          },
      ),
    },
  },
  {
    name: 'duplicates-applied',
    what: 'A screen takes an event that it already has for a new one.',
    breaks: ['wrong-picture'],
    seams: {
      patch: judging(
        (honest) =>
          function judge(message) {
            const isOld = isOfOurLog(this, message) && message.fact.sequence <= this.position!.sequence
            return isOld ? asNext(this, message) : honest.call(this, message)
          },
      ),
    },
  },
  {
    name: 'deaf-to-heartbeats',
    rare: true,
    what: 'A screen does not compare its place with the one a heartbeat tells.',
    breaks: ['screen-behind'],
    seams: {
      patch: judging(
        (honest) =>
          function judge(message) {
            return message.kind === 'heartbeat' ? 'pass' : honest.call(this, message)
          },
      ),
    },
  },
  {
    name: 'stored-over-newer',
    what: 'The stored picture is painted when it arrives, also over a newer one.',
    breaks: ['went-back'],
    seams: {
      feed: (feed, storage) => ({
        subscribe(listener, signal) {
          feed.subscribe(listener, signal)
          void storage.hall('sim' as HallId).then((stored) => {
            if (stored && !signal.aborted) listener({ kind: 'state', hallMs: null, whole: { ...stored, shown: {} } })
          })
        },
      }),
    },
  },
  {
    name: 'watchdog-off',
    what: 'A screen waits for ever on a line that has gone silent.',
    breaks: ['screen-behind'],
    seams: {
      stream: (options) => ({
        ...options,
        // The watchdog says why before it acts: whoever fails there keeps it from acting.
        log: {
          ...options.log,
          add: (area: never, code: string, facts: never) => {
            if (code === 'silent') throw new Error('no watchdog')
            options.log.add(area, code as never, facts)
          },
        },
        clock: {
          now: () => options.clock.now(),
          after: (ms, run) =>
            options.clock.after(ms, () => {
              try {
                run()
              } catch {
                // The line stays as it is.
              }
            }),
        },
      }),
    },
  },
  {
    name: 'new-key-each-try',
    what: 'A console that asks again sends another idempotency key.',
    breaks: ['happened-twice'],
    seams: {
      apiFetch: (fetch) => {
        let tries = 0
        return (url, init) => {
          const headers = new Headers(init?.headers)
          const key = headers.get('idempotency-key')
          if (key) headers.set('idempotency-key', `${key}-${tries++}`)
          return fetch(url, { ...init, headers })
        }
      },
    },
  },
]
