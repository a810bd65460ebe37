import type { VoiceHall } from '#shared/audio/announcer.ts'
import { askVoiceHall } from '#shared/audio/ask-voice-hall.ts'
import { inTurn } from '#shared/audio/device-turn.ts'
import { ChimeEngine, chimeSound } from '#shared/audio/engines/chime-engine.ts'
import { ClipEngine } from '#shared/audio/engines/clip-engine.ts'
import type { SpeechEngine } from '#shared/audio/engines/engine.ts'
import { DEFAULT_ENGINES, EngineChain } from '#shared/audio/engines/engine-chain.ts'
import { PackEngine } from '#shared/audio/engines/pack-engine.ts'
import { SystemEngine } from '#shared/audio/engines/system-engine.ts'
import { decodeSound } from '#shared/audio/output/decode.ts'
import { Loudspeaker } from '#shared/audio/output/loudspeaker.ts'
import { openFileShelf } from '#shared/audio/pack/file-shelf.ts'
import { KeptPacks } from '#shared/audio/pack/kept-packs.ts'
import type { OpenPack } from '#shared/audio/pack/open-pack.ts'
import { saidBefore } from '#shared/audio/said-before.ts'
import type { AcousticZone, Engine, SpeakingPage } from '#shared/domain/announcement/events.ts'
import { callGainDb } from '#shared/domain/announcement/levels.ts'
import type { VoiceConfig } from '#shared/domain/queue/config.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import { timedIds } from '#shared/storage/new-id.ts'
import { deviceClock, sleep } from '#shared/sync/clock.ts'
import { showsEmergency } from './hall-view.ts'
import type { Screen } from './open-screen.ts'
import { openVoice } from './open-voice.ts'
import { Speaker } from './speaker.ts'
import type { VoiceStore } from './voice-store.ts'

/** A pack has so long to come before the speaker asks for its zone, and a sentence waits no longer for one, ms. */
const PACKS_MS = 10_000
const PACK_MS = 2_000
/** Packs are a megabyte each: on a bad line they take a while, ms. */
const FILE_MS = 60_000
/** A clip the server renders has so long to come, ms: after that the next engine speaks. */
const CLIP_MS = 4_000
/** Clips of the server are speech: no more is heard of them, Hz. */
const CLIP_HZ = 24_000
/** So often the page looks whether quiet hours have begun, ms. */
const LOOK_MS = 30_000

/** What a page that speaks works with. */
export interface OpenSpeaker {
  readonly speaker: Speaker
  readonly voice: VoiceStore
  readonly loudspeaker: Loudspeaker
}

/** Makes this page a speaker of an acoustic zone: on this browser's own network, sound and storage. */
export function openSpeaker(screen: Screen, zone: AcousticZone): OpenSpeaker {
  const { hall, queue, settings, log, signal, spoken } = screen
  const newId = timedIds(Date.now)
  screen.speaks()
  const voice = openVoice(hall, queue, signal)
  const packs = new KeptPacks({
    fetch: (path) => file(path, FILE_MS, signal),
    shelf: openFileShelf(),
    now: () => deviceClock.now(),
    decode: decodeSound,
  })
  const loudspeaker = new Loudspeaker({
    clock: deviceClock,
    signal,
    newContext: () => new AudioContext({ latencyHint: 'balanced' }),
    output: settings.get('voice')?.output ?? null,
    changed: (state) => speaker.sounds(state),
  })
  const chain = new EngineChain({
    engines: enginesOf(screen, loudspeaker, packs),
    duck: () => loudspeaker.ducking.hold(),
    turn: inTurn,
    log,
  })
  const voiceHall = hallOf(screen, newId)
  const voiceConfig = (): VoiceConfig | null => queue.view.get().state.hall?.voice ?? null
  const ready = Promise.race([
    firstHall(screen).then(() => Promise.allSettled(voiceConfig()!.languages.map((language) => packs.pack(language)))),
    sleep(deviceClock, PACKS_MS, signal),
  ])
  // The first call finds its chime made.
  void ready.then(chimeSound)
  const speaker: Speaker = new Speaker({
    zone,
    page: newId() as SpeakingPage,
    // Whoever cannot speak yet takes the zone from nobody who can.
    hall: { ...voiceHall, lease: (...asked) => ready.then(() => voiceHall.lease(...asked)) },
    voice,
    chain,
    loudspeaker,
    said: saidBefore({ get: () => settings.get('said'), set: (ids) => settings.set('said', ids) }),
    clock: deviceClock,
    now: () => queue.now(),
    hears: () => queue.view.get().freshness === 'live',
    isEmergency: () => showsEmergency(queue.view.get()),
    spoken,
    voiceConfig,
    signal,
  })
  screen.says.sound = () => (loudspeaker.state === 'waiting' ? 'none' : loudspeaker.state)
  queue.view.subscribe(() => speaker.look(), signal)
  keepLevel(screen, zone, loudspeaker)
  unlockByTouch(speaker, loudspeaker, signal)
  return { speaker, voice, loudspeaker }
}

/** What the speaker asks of its hall, over this browser's own network. */
function hallOf({ hall, signal }: Screen, newId: () => string): VoiceHall {
  const asks: typeof fetch = (...asked) => fetch(...asked)
  return askVoiceHall({ hall, fetch: asks, clock: deviceClock, newId, random: Math.random, signal })
}

/** Whoever touches the page for whatever reason unlocks it. */
function unlockByTouch(speaker: Speaker, loudspeaker: Loudspeaker, signal: AbortSignal): void {
  const touched = (): void => {
    if (loudspeaker.state !== 'ready') void speaker.unlock()
  }
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, touched, { capture: true, passive: true, signal })
}

/** Resolves once the page knows its hall. */
function firstHall({ queue: { view }, signal }: Screen): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => void (view.get().state.hall && resolve())
    view.subscribe(look, signal)
    look()
  })
}

/** Keeps calls as loud as the hall wants them in this zone and at this hour. */
function keepLevel({ queue, signal }: Screen, zone: AcousticZone, loudspeaker: Loudspeaker): void {
  const look = (): void => {
    const { hall } = queue.view.get().state
    if (hall) loudspeaker.setLevel('calls', callGainDb(hall, zone, queue.now()))
  }
  let known: unknown = null
  queue.view.subscribe(({ state: { hall } }) => {
    if (hall !== known) look()
    known = hall
  }, signal)
  look()
  const timer = setInterval(look, LOOK_MS)
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** The engines of this device, in its own order where it has one. */
function enginesOf(
  { hall, settings, signal }: Screen,
  loudspeaker: Loudspeaker,
  packs: KeptPacks,
): readonly SpeechEngine[] {
  const clip = (text: string, language: string): Promise<Uint8Array | null> => {
    const query = new URLSearchParams({ language, text })
    return file(`${API_ROOT}/halls/${encodeURIComponent(hall)}/voice/clip?${query}`, CLIP_MS, signal).catch(() => null)
  }
  const pack = (language: string): Promise<OpenPack> => {
    const late = sleep(deviceClock, PACK_MS, signal).then(() => Promise.reject(new Error('the pack is still coming')))
    late.catch(() => {})
    return Promise.race([packs.pack(language), late])
  }
  const make: Readonly<Record<Engine, () => SpeechEngine>> = {
    pack: () => new PackEngine(pack, loudspeaker),
    system: () =>
      new SystemEngine({
        synthesis: globalThis.speechSynthesis ?? null,
        newUtterance: (text) => new SpeechSynthesisUtterance(text),
        loudspeaker,
        clock: deviceClock,
        signal,
      }),
    server: () => new ClipEngine({ fetch: clip, decode: (bytes) => decodeSound(bytes, CLIP_HZ) }, loudspeaker),
    chime: () => new ChimeEngine(loudspeaker),
  }
  return (settings.get('voice')?.engines ?? DEFAULT_ENGINES).map((name) => make[name]())
}

/** A file of the hall's server. @throws when there is none, or it takes too long */
async function file(path: string, withinMs: number, signal: AbortSignal): Promise<Uint8Array> {
  const deadline = new AbortController()
  const giveUp = (): void => deadline.abort()
  const callOff = deviceClock.after(withinMs, giveUp)
  signal.addEventListener('abort', giveUp)
  try {
    const response = await fetch(path, { signal: deadline.signal })
    // 204: the server is there, and has no voice for it.
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } finally {
    callOff()
    signal.removeEventListener('abort', giveUp)
  }
}
