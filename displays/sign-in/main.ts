import '#shared/ui/page.css'
import { nearestLanguage } from '#shared/i18n/languages.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { Door } from './door.ts'
import { nextOf } from './next.ts'
import { SignInApp } from './sign-in-app.ts'

const parameters = new URLSearchParams(location.search)
const code = parameters.get('setup')
// A one-time code does not stay in the address: it would be seen, remembered and sent along.
if (code !== null) {
  parameters.delete('setup')
  history.replaceState(null, '', `${location.pathname}${[...parameters].length > 0 ? `?${parameters}` : ''}`)
}
const app = new SignInApp()
app.door = new Door((input, init) => fetch(input, init))
app.language = nearestLanguage(navigator.language)
app.code = code
app.next = nextOf(parameters.get('next'))
app.leave = (address) => location.assign(address)
document.body.append(app)
loadFonts()
