import '#shared/ui/page.css'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { openVoice } from '#shared/stores/open-voice.ts'
import { openHallApi } from '#shared/sync/open-hall-api.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { keepScreen } from '#shared/ui/keep-screen.ts'
import { Clerk } from './clerk.ts'
import './counter-console-app.ts'
import { type ConsolePreferences, UNTOUCHED } from './events.ts'
import { reachedBy, sendTo } from './send.ts'
import { hindranceOf, onceLive } from './standing.ts'
import { consoleWords } from './words.ts'

const screen = openScreen({ app: 'counter-console' })
const { queue, hall, parameters, settings, signal } = screen
const counter = parameters.get('counter')

const remembered = settings.get('console') ?? UNTOUCHED
const asked = parameters.get('lang')
const preferences: ConsolePreferences =
  asked === 'en' || asked === 'zh' ? { ...remembered, language: asked } : remembered

const app = document.createElement('counter-console-app')
app.view = queue.view
app.voice = openVoice(hall, queue, signal).state
app.clock = () => queue.now()
app.counter = counter
app.parameters = parameters
app.preferences = preferences
app.clerk = new Clerk({
  send: sendTo(openHallApi(hall), (counter ?? '') as CounterId),
  now: () => performance.now(),
  reached: reachedBy(queue.view),
})
app.addEventListener('console-preferred', () => settings.set('console', app.preferences))
document.body.append(app)
/** In a demo nobody has signed in. Without an answer whoever sits here says who they are, and the hall refuses what is not theirs. */
const look = async (): Promise<void> => {
  const asked = await openHallApi(hall).session()
  if (asked.ok)
    Object.assign(app, { self: asked.value.person?.staff ?? null, hindrance: hindranceOf(asked.value, counter) })
  else app.self ??= null
}
// Whose right has ended finds out when the stream that hung on it has begun anew.
onceLive(queue.view, () => void look(), signal)
const { failures, away } = consoleWords('zh')
loadFonts([away, ...Object.values(failures)].join(''))
if (import.meta.env.PROD) keepScreen(screen, () => app.inUse)
