import './counter-sign-app.css'
import { openScreen } from '#shared/stores/open-screen.ts'
import { firstLook } from '#shared/ui/first-look.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { keepPaint } from '#shared/ui/keep-paint.ts'
import { keepScreen } from '#shared/ui/keep-screen.ts'
import { wearRememberedTheme } from '#shared/ui/theme.ts'
import './counter-sign-app.ts'
import { signWords } from './words.ts'

wearRememberedTheme()
const screen = openScreen({ app: 'counter-sign' })

const app = document.createElement('counter-sign-app')
app.view = screen.queue.view
app.clock = () => screen.queue.now()
app.counter = screen.parameters.get('counter')
app.shownCall = (callId) => screen.shownCall(callId)
document.body.append(app)
keepPaint(app, screen.queue.view, screen.signal)
void firstLook(screen.queue.view).then(() => {
  loadFonts(signWords('zh'))
  if (import.meta.env.PROD) keepScreen(screen)
})
