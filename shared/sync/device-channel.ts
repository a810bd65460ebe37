import { DEVICE_CHANNEL, type DeviceMessage } from '#shared/protocol/thread.ts'

/** Where the pages of one browser and whoever keeps its device hear each other; nobody hears itself. */
export interface DeviceChannel {
  say(message: DeviceMessage): void
  hear(listener: (message: DeviceMessage) => void): void
}

/** The channel of this browser, until the signal aborts. */
export function openDeviceChannel(signal: AbortSignal): DeviceChannel {
  const channel = new BroadcastChannel(DEVICE_CHANNEL)
  signal.addEventListener('abort', () => channel.close())
  return {
    say: (message) => channel.postMessage(message),
    hear: (listener) => channel.addEventListener('message', ({ data }: MessageEvent<DeviceMessage>) => listener(data)),
  }
}
