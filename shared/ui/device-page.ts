import { API_ROOT, type Session } from '#shared/protocol/api.ts'
import type { DeviceCommand } from '#shared/protocol/devices.ts'
import type { DeviceMessage } from '#shared/protocol/thread.ts'
import { forgetHalls } from '#shared/storage/forget-halls.ts'
import { showsEmergency } from '#shared/stores/hall-view.ts'
import { watchIdle } from '#shared/stores/idle.ts'
import type { Screen } from '#shared/stores/open-screen.ts'
import { openDeviceChannel } from '#shared/sync/device-channel.ts'

/** A name stands so long: time to walk up and look, ms. */
const NAME_MS = 10_000
/** How often a page that is to start anew looks whether the moment is idle, ms. */
const LOOK_MS = 2_000

/**
 * This page as a part of its device: says what it shows when it is asked, and does what the manager wants, each thing once.
 * `inUse` as for `watchIdle`.
 */
export function serveDevice(screen: Screen, inUse: () => boolean): void {
  const channel = openDeviceChannel(screen.signal)
  const isIdle = watchIdle(screen, inUse)
  const done = new Set<string>()
  void askForPlace(screen)
  channel.hear((message) => {
    if (message.kind === 'who') void tell(screen).then((page) => channel.say(page))
    if (message.kind !== 'command' || done.has(message.command.id)) return
    done.add(message.command.id)
    carryOut(message.command, isIdle, screen)
  })
}

/**
 * A page that acts in the hall needs a device that was let in for it: a pad whose browser is only a board would have every
 * rating refused. Boards and signs show what every device may see; a console sees to itself, for its clerk.
 */
async function askForPlace({ app, parameters }: Screen): Promise<void> {
  if (app !== 'evaluation-pad' && app !== 'ticket-kiosk') return
  const asked = await fetch(`${API_ROOT}/session`, { cache: 'no-store' }).catch(() => null)
  if (!asked?.ok) return
  const { kind, screens } = (await asked.json()) as Session
  if (kind === 'demo') return
  const counter = app === 'evaluation-pad' ? parameters.get('counter') : null
  if (screens.some((one) => one.kind === app && one.counter === counter)) return
  // Whoever runs the hall may take a ticket at any kiosk; nobody but a pad may rate.
  if (app === 'ticket-kiosk' && kind !== 'device') return
  await import('./hall-plain-page.ts')
  const page = Object.assign(document.createElement('hall-plain-page'), { reason: 'not-paired' as const })
  Object.assign(page.style, { position: 'fixed', inset: '0', zIndex: '900' })
  document.body.append(page)
}

async function tell({ app, screen, parameters, queue, says }: Screen): Promise<DeviceMessage> {
  const { state, freshness } = queue.view.get()
  const newest = state.calls[0]
  const page = {
    app,
    counter: parameters.get('counter'),
    zone: parameters.get('zone'),
    shows: showsEmergency(queue.view.get())
      ? 'emergency'
      : (says.shows?.() ?? (newest ? `${newest.ticketNumber} → ${newest.counterId}` : 'quiet')),
    freshness,
    sound: says.sound?.() ?? 'none',
  }
  return { kind: 'page', screen, page, outbox: (await says.outbox?.()) ?? null }
}

function carryOut({ command, label }: DeviceCommand, isIdle: () => boolean, { log, signal }: Screen): void {
  log.add('screen', 'command', { command })
  if (command === 'identify') return void showName(label)
  const timer = setInterval(() => {
    if (!isIdle()) return
    clearInterval(timer)
    void (command === 'clear-cache' ? forget() : Promise.resolve()).then(() => location.reload())
  }, LOOK_MS)
  signal.addEventListener('abort', () => clearInterval(timer))
}

async function showName(label: string): Promise<void> {
  await import('./hall-identify.ts')
  const name = Object.assign(document.createElement('hall-identify'), { label })
  document.body.append(name)
  setTimeout(() => name.remove(), NAME_MS)
}

/**
 * Forgets what can be fetched again: the shell, what it looked like, the hall as it was known. Only while the server
 * answers, or the wall would be white. What people gave lies elsewhere and stays, and so does what this device is.
 */
async function forget(): Promise<void> {
  const { ok } = await fetch(location.pathname, { cache: 'reload' }).catch(() => ({ ok: false }))
  if (!ok) return
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  for (const registration of registrations) await registration.unregister()
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name)
  await forgetHalls().catch(() => {})
}
