import { newId } from '#shared/storage/new-id.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { openHallApi } from '#shared/sync/open-hall-api.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { keepScreen } from '#shared/ui/keep-screen.ts'
import { phoneAddress } from '#shared/ui/phone-address.ts'
import { wearRememberedTheme, wearTheme } from '#shared/ui/theme.ts'
import { TicketDesk } from './ask.ts'
import { printsTickets } from './printing.ts'
import { KioskSession } from './session.ts'
import { TicketKioskApp } from './ticket-kiosk-app.ts'
import { kioskWords } from './words.ts'

wearRememberedTheme()
const screen = openScreen({ app: 'ticket-kiosk' })
const { queue, hall, parameters, signal } = screen
const app = new TicketKioskApp()
app.hall = queue.view
const desk = new TicketDesk(openHallApi(hall), deviceClock)
app.session = new KioskSession({ desk, newKey: newId, now: deviceClock.now, signal })
app.clock = () => queue.now()
app.phoneAddress = (ticket) => phoneAddress(ticket.publicUrl ?? location.origin, hall, ticket)
app.print = printsTickets(parameters, () => localStorage) ? () => print() : null
queue.view.subscribe(({ state }) => state.hall && wearTheme(state.hall.board.theme), signal)
document.body.append(app)
loadFonts(kioskWords('zh'))
if (import.meta.env.PROD) keepScreen(screen)
