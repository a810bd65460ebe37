import { Workbox } from 'workbox-window'
import { SERVICE_WORKER } from '#shared/protocol/shell.ts'

/** Lets a newer version of the screens, once it waits, in for all pages of this browser; further ones likewise. */
export async function letNewerIn(whenIdle: (deed: () => void) => void): Promise<void> {
  const workbox = new Workbox(SERVICE_WORKER)
  workbox.addEventListener('waiting', () => whenIdle(() => workbox.messageSkipWaiting()))
  await workbox.register({ immediate: true })
}
