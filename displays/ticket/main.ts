import { nearestLanguage } from '#shared/i18n/languages.ts'
import { newId } from '#shared/storage/new-id.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { Follower } from './follower.ts'
import { TicketLine, ticketLink } from './line.ts'
import { tellTests } from './test-window.ts'
import { TicketApp } from './ticket-app.ts'

// No stream, no storage, no shared stores: this page is for cheap phones on bad networks.
const link = ticketLink(new URLSearchParams(location.search))
const { signal } = new AbortController()
const follower = new Follower({
  line: link && new TicketLine(link, (input, init) => fetch(input, init)),
  clock: deviceClock,
  random: Math.random,
  newId,
  signal,
  hidden: () => document.hidden,
  vibrate: () => void ('vibrate' in navigator && navigator.vibrate([400, 200, 400])),
})
tellTests(follower.state, deviceClock.now, signal)
document.addEventListener('visibilitychange', () => document.hidden || void follower.ask(), { signal })
addEventListener('online', () => void follower.ask(), { signal })
const app = new TicketApp()
app.language = nearestLanguage(navigator.language)
app.follower = follower
app.now = deviceClock.now
document.body.append(app)
