import type { AcousticZone } from '#shared/domain/announcement/events.ts'
import { soundWords } from '#shared/i18n/sound-words.ts'
import { openInvitation } from '#shared/stores/open-invitation.ts'
import type { Screen } from '#shared/stores/open-screen.ts'
import { openSpeaker } from '#shared/stores/open-speaker.ts'

/** Below every composition, at the edge nobody prints on; in the colours of the page. */
const STYLES = `position: fixed; left: 3vmin; bottom: 3vmin; z-index: 800; display: flex; flex-wrap: wrap; gap: 0 0.5em;
  padding: 0.2em 0.8em; border: 2px solid var(--ink); border-radius: 1em; color: var(--ink); background: var(--card);
  font: calc(var(--u) * 2.5) / 1.4 var(--font)`

/**
 * Makes a screen the speaker of a zone beside what it shows. All that is seen of it is a badge while it cannot be heard.
 * Built by itself, for all screens: so that what one that is silent loads knows nothing of it.
 */
export function speak(screen: Screen, zone: AcousticZone): void {
  const { speaker } = openSpeaker(screen, zone)
  const badge = document.createElement('p')
  badge.style.cssText = STYLES
  badge.setAttribute('role', 'status')
  badge.dataset['sound'] = 'blocked'
  const look = (): void => {
    if (speaker.status.get().sound !== 'blocked') return badge.remove()
    const languages = screen.queue.view.get().state.hall?.board.languages ?? ['zh', 'en']
    badge.replaceChildren(...languages.map(sentence))
    document.body.append(badge)
  }
  speaker.status.subscribe(look, screen.signal)
  look()
}

let inviter: ReturnType<typeof openInvitation> | null = null

/** Says something to whoever stands before this page. */
export function invite(screen: Screen, text: string, language: string): void {
  inviter ??= openInvitation(screen)
  void inviter(text, language)
}

function sentence(language: string): HTMLElement {
  const words = document.createElement('span')
  words.lang = language
  words.textContent = soundWords(language).blocked
  return words
}
