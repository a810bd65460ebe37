import '#shared/ui/page.css'
import { decodeSound } from '#shared/audio/output/decode.ts'
import { openFileShelf } from '#shared/audio/pack/file-shelf.ts'
import { KeptPacks } from '#shared/audio/pack/kept-packs.ts'
import { VOICE_RATE } from '#shared/audio/recording/make-pack.ts'
import { nearestLanguage } from '#shared/i18n/languages.ts'
import { keepShell } from '#shared/stores/keep-shell.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { loadFonts } from '#shared/ui/fonts.ts'
import { wearRememberedTheme } from '#shared/ui/theme.ts'
import { Booth } from './booth.ts'
import { browserLoudspeaker } from './loudspeaker.ts'
import { browserMicrophone } from './microphone.ts'
import { openProjectShelf } from './project-shelf.ts'
import { Studio } from './studio.ts'
import tap from './tap.worklet.ts?worker&url'
import { VoiceStudioApp } from './voice-studio-app.ts'

wearRememberedTheme()
const screen = openScreen({ app: 'voice-studio' })
const { queue, settings, signal } = screen
// The browser brings whatever the microphone gives to the rate of a voice.
const context = new AudioContext({ sampleRate: VOICE_RATE })
const packs = new KeptPacks({
  fetch: async (path) => {
    const response = await fetch(path, { signal })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  },
  shelf: openFileShelf(),
  now: () => deviceClock.now(),
  decode: decodeSound,
})
const microphone = browserMicrophone(context, tap)
addEventListener('pagehide', () => microphone.close(), { signal })

/** Hands a file to whoever sits there; the address is kept until the browser has surely begun to write. */
function save(file: string, bytes: Uint8Array<ArrayBuffer>): void {
  const href = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }))
  Object.assign(document.createElement('a'), { href, download: file }).click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}

const app = new VoiceStudioApp()
app.language = settings.get('voiceStudio')?.language ?? nearestLanguage(navigator.language)
app.remember = (language) => settings.set('voiceStudio', { language })
app.view = queue.view
app.origin = location.origin
app.save = save
app.studio = new Studio({
  booth: new Booth(microphone),
  loudspeaker: browserLoudspeaker(context),
  shelf: openProjectShelf(),
  other: (language) => packs.pack(language).catch(() => null),
  date: Date.now,
})
document.body.append(app)
loadFonts()
// A voice is hours of work to a hall: the browser shall not clear it away when its disk is full.
void navigator.storage?.persist?.()
if (import.meta.env.PROD) void keepShell(screen, () => app.inUse)
