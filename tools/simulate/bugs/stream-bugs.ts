import type { FrameSink, HallPort } from '#server/hall/hall-port.ts'
import { delegateHall } from '../hall/delegate.ts'
import type { Bug, Seams } from './seams.ts'

/** A reader whose frames of one kind are changed on their way out of the hall; null: the frame is not sent. */
const telling = (kind: string, change: (json: string, hall: HallPort) => string | null): Partial<Seams> => ({
  hall: (hall) => ({
    ...delegateHall(hall),
    stream: (from, right, sink, signal) =>
      hall.stream(
        from,
        right,
        changed(sink, kind, (json) => change(json, hall)),
        signal,
      ),
  }),
})

function changed(sink: FrameSink, kind: string, change: (text: string) => string | null): FrameSink {
  return {
    get waiting() {
      return sink.waiting
    },
    drained: () => sink.drained(),
    close: () => sink.close(),
    write(frame) {
      const text = new TextDecoder().decode(frame)
      if (!text.includes(`event: ${kind}`)) return sink.write(frame)
      const other = change(text)
      if (other !== null) sink.write(new TextEncoder().encode(other))
    },
  }
}

/** Every number that says where in the log a frame stands, one higher. */
const oneAhead = (text: string): string =>
  text
    .replace(/^(id: [^:]+:)(\d+)$/m, (_all, before: string, sequence: string) => before + (Number(sequence) + 1))
    .replace(/("sequence":)(\d+)/, (_all, before: string, sequence: string) => before + (Number(sequence) + 1))

/** What may be wrong with the hall's event stream. */
export const STREAM_BUGS: readonly Bug[] = [
  {
    name: 'resume-off-by-one',
    what: 'A screen that resumes gets what follows the next event.',
    breaks: ['honest-line-doubted'],
    seams: {
      hall: (hall) => ({
        ...delegateHall(hall),
        stream: (from, right, sink, signal) =>
          hall.stream(from && { ...from, sequence: from.sequence + 1 }, right, sink, signal),
      }),
    },
  },
  {
    name: 'heartbeat-ahead',
    what: 'A heartbeat tells the place of the next event, not of the last.',
    breaks: ['honest-line-doubted', 'screen-behind'],
    seams: telling('heartbeat', oneAhead),
  },
  {
    name: 'snapshot-ahead',
    what: 'A snapshot is taken before the last event is folded, and bears the place behind it.',
    breaks: ['wrong-picture'],
    seams: telling('snapshot', (text, hall) => (hall.fold().queue.sequence % 3 === 0 ? oneAhead(text) : text)),
  },
  {
    name: 'no-heartbeats',
    what: 'The hall says nothing while nothing happens.',
    breaks: ['screen-behind'],
    seams: telling('heartbeat', () => null),
  },
]
