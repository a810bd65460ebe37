import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { DeviceCommand } from '#shared/protocol/devices.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import {
  type Heartbeat,
  type ShownHint,
  type StreamMessage,
  TYPE_PREFIX,
  type WireEvent,
} from '#shared/protocol/stream.ts'
import type { RawMessage } from './sse-parser.ts'

/**
 * Says what a raw message means; null for kinds that a newer hall may send and this screen does not know.
 * Only the envelope is checked: what is inside was checked by the hall that built it.
 * @throws {Error} when no hall would send it: the line carries something else, or somebody changed it on the way
 */
export function parseMessage({ event, data }: RawMessage): StreamMessage | null {
  if (event.startsWith(TYPE_PREFIX)) return parseEvent(event, record(data) as WireEvent)
  switch (event) {
    case 'snapshot':
      return { kind: event, snapshot: checkSnapshot(record(data) as HallSnapshot) }
    case 'heartbeat': {
      const heartbeat = record(data) as Heartbeat
      check(isPlaced(heartbeat) && Array.isArray(heartbeat.waits))
      return { kind: event, heartbeat }
    }
    case 'shown': {
      const shown = record(data) as ShownHint
      check(typeof shown.callId === 'string' && isCount(shown.screens))
      return { kind: event, shown }
    }
    case 'command':
      return { kind: event, command: record(data) as DeviceCommand }
    default:
      return null
  }
}

function parseEvent(event: string, wire: WireEvent): StreamMessage {
  const { specversion, type, subject, time, epoch, sequence, data } = wire
  check(specversion === '1.0' && type === event && isPlaced(wire) && sequence > 0 && (data === null || isRecord(data)))
  const fact = { type: type.slice(TYPE_PREFIX.length), subject, time, sequence, data } as LoggedHallFact
  return { kind: 'event', epoch, fact }
}

function checkSnapshot(snapshot: HallSnapshot): HallSnapshot {
  const { hall, counters, tickets, calls, notices, numbers, waits, shown } = snapshot
  check(isPlaced(snapshot) && isRecord(hall) && isRecord(shown))
  check([counters, tickets, calls, notices, numbers, waits].every(Array.isArray))
  return snapshot
}

function check(good: boolean): asserts good {
  if (!good) throw new Error('bad message')
}

function record(json: string): unknown {
  const value: unknown = JSON.parse(json)
  check(isRecord(value))
  return value
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** Has it a place in a log, and a moment? */
function isPlaced({ epoch, sequence, time }: Readonly<Record<'epoch' | 'sequence' | 'time', unknown>>): boolean {
  return (
    typeof epoch === 'string' &&
    /^[^:\s]+$/.test(epoch) &&
    isCount(sequence) &&
    !Number.isNaN(Date.parse(time as string))
  )
}
