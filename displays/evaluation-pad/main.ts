import type { CounterId } from '#shared/domain/queue/ids.ts'
import { openIdbOutbox } from '#shared/storage/idb-outbox.ts'
import { timedIds } from '#shared/storage/new-id.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { Outbox } from '#shared/stores/outbox.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { wearRememberedTheme } from '#shared/ui/theme.ts'
import { EvaluationPadApp } from './evaluation-pad-app.ts'
import { followGrants } from './follow.ts'
import { lastAnswered, ratingSeal } from './seal.ts'
import { type PadChannels, padChannels } from './send.ts'
import { PadSession } from './session.ts'

wearRememberedTheme()
const screen = openScreen({ app: 'evaluation-pad' })
const { queue, hall, parameters, signal, log } = screen
const counter = parameters.get('counter') as CounterId | null
const app = new EvaluationPadApp()
// By the device's date: only that ids differ matters, and roughly in which order they were made.
const newId = timedIds(Date.now)
const outbox = openIdbOutbox().then(async (storage) => {
  const box = new Outbox<PadChannels>({
    channels: padChannels(hall),
    seals: { ratings: ratingSeal(hall, newId, () => log.add('pad', 'unsigned')) },
    storage,
    fetch: (input, init) => fetch(input, init),
    clock: deviceClock,
    date: Date.now,
    newId,
    random: Math.random,
    locks: navigator.locks ?? null,
    log,
    signal,
    refused: ({ status }) => log.add('pad', 'refused', { status }),
  })
  await box.settleDrafts('ratings')
  session.send({ type: 'settled', grant: lastAnswered(await storage.note('ratings')) })
  addEventListener('online', () => box.flush(), { signal })
  screen.says.outbox = () => box.standing(['ratings', 'lapses'])
  return box
})
const session = new PadSession({
  outbox: {
    draft: async (...row) => (await outbox).draft(...row),
    settle: async (...row) => (await outbox).settle(...row),
    put: async (...row) => (await outbox).put(...row),
  },
  newId,
  now: deviceClock.now,
  hall: () => ({ at: queue.now(), heard: queue.view.get().state.sequence }),
  language: () => app.language,
  signal,
})
screen.says.shows = () => session.state.get().step.at
followGrants(queue, counter, (event) => session.send(event), signal)
app.hall = queue.view
app.session = session
app.counter = counter
document.body.append(app)
loadFonts()
if (import.meta.env.PROD) void import('#shared/ui/keep-screen.ts').then(({ keepScreen }) => keepScreen(screen))
