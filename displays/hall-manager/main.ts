import '#shared/ui/page.css'
import { API_ROOT, type Audit } from '#shared/protocol/api.ts'
import { newId } from '#shared/storage/new-id.ts'
import { keepShell } from '#shared/stores/keep-shell.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { openVoice } from '#shared/stores/open-voice.ts'
import { deviceClock as clock } from '#shared/sync/clock.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { wearRememberedTheme } from '#shared/ui/theme.ts'
import { createManagerApi } from './api.ts'
import { DevicesDesk } from './devices-desk.ts'
import { signInAddress, watchDoor } from './door.ts'
import { HallManagerApp } from './hall-manager-app.ts'
import { KeptFresh } from './kept-fresh.ts'
import { RatingsDesk } from './ratings-desk.ts'
import { managerWords } from './words.ts'

/** The chain grows with every privileged act, and its head is written down each hour, ms. */
const AUDIT_MS = 600_000

wearRememberedTheme()
const screen = openScreen({ app: 'hall-manager' })
const { queue, hall, parameters, settings, signal } = screen
const api = createManagerApi({ base: API_ROOT, fetch: (...to) => fetch(...to), clock, newId }, hall)
const here = (): string => location.pathname + location.search + location.hash
const leave = (address: string): void => location.assign(address)

const app = new HallManagerApp()
const asked = parameters.get('lang')
app.language = asked === 'en' || asked === 'zh' ? asked : (settings.get('manager')?.language ?? 'zh')
app.view = queue.view
app.voice = openVoice(hall, queue, signal).state
app.clock = () => queue.now()
const audit = new KeptFresh<Audit>({ ask: () => api.auditHead(), clock, signal })
app.audit = audit.state
app.ratings = new RatingsDesk({ api, queue, clock, signal })
app.devices = new DevicesDesk({ api, queue, clock, isSeen: () => document.visibilityState === 'visible', signal })
app.declare = async (begins) => {
  const answer = await api.emergency(begins)
  return answer.ok ? null : answer.problem.code
}
app.signOut = () => void api.signOut().then(({ ok }) => ok && leave(signInAddress(here())))
app.addEventListener('manager-language-chosen', () => settings.set('manager', { language: app.language }))
document.body.append(app)

audit.refresh()
setInterval(() => audit.refresh(), AUDIT_MS)
queue.onFresh(({ fact: { type } }) => {
  // Reviews, commands and devices let in or out are acts that stand in the chain.
  if (/^(?:evaluation\.reviewed|device\..*|hall\.configured|notice\..*)$/.test(type)) audit.refresh()
}, signal)
void watchDoor({ api, view: queue.view, here, leave, signal }, (session) => {
  app.session = session
})
loadFonts(Object.values(managerWords('zh').failures).join(''))
if (import.meta.env.PROD) void keepShell(screen, () => app.inUse)
