import '#shared/ui/page.css'
import type { AcousticZone } from '#shared/domain/announcement/events.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { openSpeaker } from '#shared/stores/open-speaker.ts'
import { firstLook } from '#shared/ui/first-look.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { keepScreen } from '#shared/ui/keep-screen.ts'
import { wearRememberedTheme } from '#shared/ui/theme.ts'
import './voice-app.ts'

wearRememberedTheme()
const screen = openScreen({ app: 'voice' })
const zone = (screen.parameters.get('zone') || screen.settings.get('voice')?.zone || '*') as AcousticZone
const { speaker, voice } = openSpeaker(screen, zone)

const app = document.createElement('voice-app')
app.view = screen.queue.view
app.status = speaker.status
app.voice = voice.state
app.clock = () => screen.queue.now()
app.zone = zone
app.onTest = () => void speaker.test()
document.body.append(app)
screen.says.shows = () => speaker.status.get().saying ?? 'quiet'
void firstLook(screen.queue.view).then(() => {
  loadFonts()
  if (import.meta.env.PROD) keepScreen(screen)
})
