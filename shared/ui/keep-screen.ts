import type { AcousticZone } from '#shared/domain/announcement/events.ts'
import { keepShell } from '#shared/stores/keep-shell.ts'
import type { Screen } from '#shared/stores/open-screen.ts'

/**
 * Keeps this screen open without its server, newer when nobody is looking, and, in any hall but a demo, at its manager's
 * word. One that is to speak (`?speak=`, a zone with loudspeakers of its own or empty) learns to here. `inUse` as for `keepShell`.
 */
export function keepScreen(screen: Screen, inUse: () => boolean = () => false): void {
  void keepShell(screen, inUse)
  const zone = screen.parameters.get('speak') ?? screen.settings.get('voice')?.zone
  if (zone !== undefined && !screen.says.sound)
    import('./speak.ts').then(
      (voice) => voice.speak(screen, (zone || '*') as AcousticZone),
      () => screen.log.add('screen', 'no-voice'),
    )
  if (screen.queue.view.get().demo) return
  import('./device-page.ts').then(
    (page) => page.serveDevice(screen, inUse),
    () => screen.log.add('screen', 'no-device'),
  )
}
