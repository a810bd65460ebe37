import type { HallId } from '#shared/domain/queue/ids.ts'
import type { DeviceCommand } from '#shared/protocol/devices.ts'
import {
  formatPosition,
  type Heartbeat,
  type Position,
  type ShownHint,
  TYPE_PREFIX,
  type WireEvent,
} from '#shared/protocol/stream.ts'
import type { StoredEvent } from '#server/store/event-store.ts'
import type { StreamRight } from './hall-port.ts'
import { maySee, toldSubject } from './rights.ts'

const encoder = new TextEncoder()

/** One message of the stream; JSON never holds a bare line break, so its data is one line. */
function message(event: string, json: string, position?: Position): string {
  const id = position ? `id: ${formatPosition(position)}\n` : ''
  return `${id}event: ${event}\ndata: ${json}\n\n`
}

function frame(event: string, json: string, position?: Position): Uint8Array {
  return encoder.encode(message(event, json, position))
}

function wireEvent(hall: HallId, epoch: string, event: StoredEvent, visible: boolean): WireEvent {
  const { id, type, subject, time, sequence, data } = event
  const attributes = {
    specversion: '1.0',
    id,
    source: `/halls/${hall}`,
    type: TYPE_PREFIX + type,
    subject: visible ? subject : toldSubject(event),
    time,
    epoch,
    sequence,
  } as const
  return visible ? { ...attributes, data } : { ...attributes, data: null, redacted: true }
}

/**
 * Gives the frame of some events for a right: their messages one after another, in one piece, so that what one call
 * made is one write here, one piece of the network there, and one paint. Built once for all who may see as much of them,
 * however many readers there are.
 */
export function eventFrames(
  hall: HallId,
  epoch: string,
  events: readonly StoredEvent[],
): (right: StreamRight) => Uint8Array {
  const build = (right: StreamRight): Uint8Array => {
    const messages = events.map((event) => {
      const json = JSON.stringify(wireEvent(hall, epoch, event, maySee(right, event.type)))
      return message(TYPE_PREFIX + event.type, json, { epoch, sequence: event.sequence })
    })
    return encoder.encode(messages.join(''))
  }
  const built = new Map<string, Uint8Array>()
  const frameFor = (right: StreamRight): Uint8Array => {
    const seen = events.map(({ type }) => maySee(right, type)).join()
    const frame = built.get(seen) ?? build(right)
    built.set(seen, frame)
    return frame
  }
  // Rights are looked up once, not once for every reader.
  const byRight: Partial<Record<StreamRight, Uint8Array>> = {}
  return (right) => (byRight[right] ??= frameFor(right))
}

/** Takes the snapshot as text, because its largest part is kept as text. */
export function snapshotFrame(json: string, position: Position): Uint8Array {
  return frame('snapshot', json, position)
}

export function heartbeatFrame(heartbeat: Heartbeat): Uint8Array {
  return frame('heartbeat', JSON.stringify(heartbeat))
}

export function commandFrame(command: DeviceCommand): Uint8Array {
  return frame('command', JSON.stringify(command))
}

export function shownFrame(hint: ShownHint): Uint8Array {
  return frame('shown', JSON.stringify(hint))
}
