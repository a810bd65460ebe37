import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { DeviceCommand } from '#shared/protocol/devices.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import {
  formatPosition,
  type Heartbeat,
  type ShownHint,
  type StreamMessage,
  TYPE_PREFIX,
  type WireEvent,
} from '#shared/protocol/stream.ts'
import type { RawMessage } from './sse-parser.ts'

/** A message that no hall would send; the line carries something else, or somebody changed it on the way. */
export class BadMessage extends Error {
  override readonly name = 'BadMessage'
}

/**
 * Says what a raw message means; null for kinds that a newer hall may send and this screen does not know.
 * Only the envelope is checked: what is inside was checked by the hall that built it.
 * @throws {BadMessage}
 */
export function parseMessage(raw: RawMessage): StreamMessage | null {
  const { event } = raw
  if (event.startsWith(TYPE_PREFIX)) return parseEvent(raw, record(raw.data) as WireEvent)
  if (event === 'snapshot') return parseSnapshot(raw, record(raw.data) as HallSnapshot)
  if (event === 'heartbeat') {
    const heartbeat = record(raw.data) as Heartbeat
    check(isPlace(heartbeat) && isMoment(heartbeat.time) && Array.isArray(heartbeat.waits))
    return { kind: 'heartbeat', heartbeat }
  }
  if (event === 'shown') {
    const shown = record(raw.data) as ShownHint
    check(typeof shown.callId === 'string' && isCount(shown.screens))
    return { kind: 'shown', shown }
  }
  if (event === 'command') return { kind: 'command', command: record(raw.data) as DeviceCommand }
  return null
}

function parseEvent(raw: RawMessage, wire: WireEvent): StreamMessage {
  const { specversion, id, type, subject, time, epoch, sequence, data } = wire
  check(specversion === '1.0' && type === raw.event && typeof id === 'string')
  check(isPlace(wire) && sequence > 0 && isMoment(time) && typeof subject === 'string')
  check(raw.id === null || raw.id === formatPosition(wire))
  check(data === null || isRecord(data))
  const fact = { type: type.slice(TYPE_PREFIX.length), subject, time, sequence, data } as LoggedHallFact
  return { kind: 'event', epoch, id, fact }
}

function parseSnapshot(raw: RawMessage, snapshot: HallSnapshot): StreamMessage {
  const { time, hall, counters, tickets, calls, notices, numbers, waits, shown } = snapshot
  check(isPlace(snapshot) && isMoment(time) && isRecord(hall) && isRecord(shown))
  check([counters, tickets, calls, notices, numbers, waits].every(Array.isArray))
  check(raw.id === null || raw.id === formatPosition(snapshot))
  return { kind: 'snapshot', snapshot }
}

function check(good: boolean): asserts good {
  if (!good) throw new BadMessage()
}

function record(json: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new BadMessage()
  }
  check(isRecord(value))
  return value
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isMoment(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

function isPlace({ epoch, sequence }: { readonly epoch: unknown; readonly sequence: unknown }): boolean {
  return typeof epoch === 'string' && /^[^:\s]+$/.test(epoch) && isCount(sequence)
}
