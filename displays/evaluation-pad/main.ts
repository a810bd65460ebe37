import './evaluation-pad.css'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { bringWithoutPage } from '#shared/storage/background-sync.ts'
import { openIdbOutbox } from '#shared/storage/idb-outbox.ts'
import { timedIds } from '#shared/storage/new-id.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { keepScreen } from '#shared/ui/keep-screen.ts'
import { sayAloud } from '#shared/ui/say-aloud.ts'
import { wearRememberedTheme } from '#shared/ui/theme.ts'
import { EvaluationPadApp } from './evaluation-pad-app.ts'
import { takeAlong } from './late.ts'
import { openPad } from './pad.ts'
import { padWords } from './words.ts'

wearRememberedTheme()
const screen = openScreen({ app: 'evaluation-pad' })
const { queue, hall, parameters, signal, log, says } = screen
const counter = parameters.get('counter') as CounterId | null
const app = new EvaluationPadApp()
const { session, outbox } = openPad({
  hall,
  counter,
  queue,
  storage: openIdbOutbox(),
  fetch: (input, init) => fetch(input, init),
  clock: deviceClock,
  date: Date.now,
  // By the device's date: only that ids differ matters, and roughly in which order they were made.
  newId: timedIds(Date.now),
  random: Math.random,
  locks: navigator.locks ?? null,
  subtle: crypto.subtle,
  waits: bringWithoutPage,
  language: () => app.language,
  log,
  signal,
})
void outbox.then((box) => {
  addEventListener('online', () => box.flush(), { signal })
  says.outbox = () => box.standing(['ratings', 'lapses'])
})
says.shows = () => session.state.get().step.at
app.invite = (...said) => sayAloud(screen, ...said)
app.hall = queue.view
app.session = session
app.counter = counter
document.body.append(app)
takeAlong()
loadFonts(padWords('zh'))
if (import.meta.env.PROD) keepScreen(screen)
