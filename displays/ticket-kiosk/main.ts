import { newId } from '#shared/storage/new-id.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { wearRememberedTheme, wearTheme } from '#shared/ui/theme.ts'
import { TicketDesk } from './ask.ts'
import { printsTickets } from './printing.ts'
import { phoneAddress } from './qr.ts'
import { KioskSession } from './session.ts'
import { TicketKioskApp } from './ticket-kiosk-app.ts'

wearRememberedTheme()
const { api, queue, hall, parameters, signal } = openScreen({ app: 'ticket-kiosk' })
const app = new TicketKioskApp()
app.hall = queue.view
app.session = new KioskSession({ desk: new TicketDesk(api, deviceClock), newKey: newId, now: deviceClock.now, signal })
app.clock = () => queue.now()
app.phoneAddress = (ticket) => phoneAddress(ticket.publicUrl ?? location.origin, hall, ticket)
app.print = printsTickets(parameters, () => localStorage) ? () => print() : null
queue.view.subscribe(({ state }) => state.hall && wearTheme(state.hall.board.theme), signal)
document.body.append(app)
void loadFonts()
