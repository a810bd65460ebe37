import { nearestLanguage } from '#shared/i18n/languages.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { openVoice } from '#shared/stores/open-voice.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { keepScreen } from '#shared/ui/keep-screen.ts'
import { LauncherApp } from './launcher-app.ts'

const screen = openScreen({ app: 'launcher' })
const { queue, hall } = screen
const app = new LauncherApp()
app.hall = queue.view
app.voice = openVoice(hall, queue, screen.signal).state
app.clock = () => queue.now()
app.hallId = hall
app.origin = location.origin
app.secure = isSecureContext
app.language = nearestLanguage(navigator.language)
document.body.append(app)
loadFonts()
if (import.meta.env.PROD) keepScreen(screen)
