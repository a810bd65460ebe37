/** What keeps the studio from hearing anybody. */
export type MicrophoneProblem = 'insecure' | 'refused' | 'none' | 'busy' | 'lost'

/** A microphone that can be chosen. */
export interface Input {
  readonly id: string
  /** As the system names it: `Headset (USB Audio)`. */
  readonly name: string
}

/** The microphone of this device. Scope: *moment*. */
export interface Microphone {
  readonly sampleRate: number
  /**
   * Opens it, after asking whoever sits there; what it hears comes piece by piece, some tens of ms. `lost`: it was unplugged.
   * @returns what is in the way, null when it is open
   */
  open(heard: (samples: Float32Array) => void, lost: () => void): Promise<MicrophoneProblem | null>
  /** Those there are; names are told once one was open. */
  inputs(): Promise<readonly Input[]>
  /** The next time it is opened, this one. */
  choose(id: string): void
  close(): void
}

/** Nothing between the voice and the recording: what a telephone call wants spoils a voice that is to be cut. */
const PLAIN = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 } as const

const PROBLEMS: Readonly<Record<string, MicrophoneProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
}

/** The browser's microphone. `tap`: address of the worklet that hands its sound over. */
export function browserMicrophone(context: AudioContext, tap: string): Microphone {
  let chosen: string | null = null
  let open: AbortController | null = null
  return {
    sampleRate: context.sampleRate,
    async open(heard, lost) {
      // Browsers hide it from pages whose address somebody on the way could have written.
      if (!isSecureContext || !navigator.mediaDevices || !context.audioWorklet) return 'insecure'
      open?.abort()
      const life = (open = new AbortController())
      try {
        const audio = { ...PLAIN, ...(chosen === null ? {} : { deviceId: { exact: chosen } }) }
        const stream = await navigator.mediaDevices.getUserMedia({ audio })
        await Promise.all([context.resume(), context.audioWorklet.addModule(tap)])
        join(context, stream, { heard, lost, signal: life.signal })
        return null
      } catch (error) {
        return PROBLEMS[(error as Partial<DOMException>).name ?? ''] ?? 'busy'
      }
    },
    async inputs() {
      const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? []
      return devices
        .filter(({ kind, deviceId }) => kind === 'audioinput' && !['', 'default', 'communications'].includes(deviceId))
        .map(({ deviceId, label }) => ({ id: deviceId, name: label }))
    },
    choose(id) {
      chosen = id
    },
    close: () => open?.abort(),
  }
}

interface Hearing {
  readonly heard: (samples: Float32Array) => void
  readonly lost: () => void
  readonly signal: AbortSignal
}

function join(context: AudioContext, stream: MediaStream, { heard, lost, signal }: Hearing): void {
  const source = context.createMediaStreamSource(stream)
  const tap = new AudioWorkletNode(context, 'tap', { channelCount: 1, channelCountMode: 'explicit' })
  tap.port.addEventListener('message', ({ data }: MessageEvent<Float32Array>) => heard(data), { signal })
  tap.port.start()
  // It gives nothing on; but what leads nowhere is not asked for its sound.
  source.connect(tap).connect(context.destination)
  for (const track of stream.getTracks()) {
    track.addEventListener('ended', lost, { signal })
    signal.addEventListener('abort', () => track.stop(), { once: true })
  }
  const end = (): void => {
    source.disconnect()
    tap.disconnect()
  }
  signal.addEventListener('abort', end, { once: true })
}
