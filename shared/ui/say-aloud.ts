import type { Screen } from '#shared/stores/open-screen.ts'

/** Says it to whoever stands before this screen. What speaks is loaded with the first word: a silent screen does without. */
export function sayAloud(screen: Screen, text: string, language: string): void {
  import('./speak.ts').then(
    (voice) => voice.invite(screen, text, language),
    () => screen.log.add('screen', 'no-voice'),
  )
}
