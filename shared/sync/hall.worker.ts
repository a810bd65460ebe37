import { tellingLog } from '#shared/log/log.ts'
import { deviceClock } from './clock.ts'
import { openHub } from './open-hub.ts'
import { WorkerHalls } from './worker-halls.ts'

/** The one place in this browser where halls are listened to, shared by all its pages. */
declare const self: SharedWorkerGlobalScope

const log = tellingLog(Date.now, (entry) => halls.logged(entry))
const halls: WorkerHalls = new WorkerHalls((hall, signal) => openHub(hall, log, signal), deviceClock)

self.addEventListener('connect', ({ ports: [port] }) => {
  if (!port) return
  port.addEventListener('message', ({ data }) => halls.hear(port, data))
  port.start()
})
