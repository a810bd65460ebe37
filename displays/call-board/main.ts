import './board.css'
import type { ZoneId } from '#shared/domain/queue/ids.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { firstLook } from '#shared/ui/first-look.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { keepPaint } from '#shared/ui/keep-paint.ts'
import { keepScreen } from '#shared/ui/keep-screen.ts'
import { wearRememberedTheme } from '#shared/ui/theme.ts'
import './call-board-app.ts'
import type { BoardLayout } from './layout.ts'
import { boardWords } from './words.ts'

/** A layout is added by adding its file. */
const layouts = Object.values(import.meta.glob<BoardLayout>('./layouts/*.ts', { eager: true, import: 'layout' }))

wearRememberedTheme()
const screen = openScreen({ app: 'call-board' })
const { queue, parameters } = screen

const board = document.createElement('call-board-app')
board.source = queue
board.layouts = layouts
board.zone = (parameters.get('zone') || null) as ZoneId | null
board.layout = parameters.get('layout')
board.onShown = screen.shownCall
document.body.append(board)
keepPaint(board, queue.view, screen.signal)

void firstLook(queue.view).then(() => {
  loadFonts(boardWords('zh'))
  if (import.meta.env.PROD) keepScreen(screen)
})
