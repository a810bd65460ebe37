import type { Said, VoiceHall } from '#shared/audio/announcer.ts'
import { askVoiceHall } from '#shared/audio/ask-voice-hall.ts'
import { ChimeEngine } from '#shared/audio/engines/chime-engine.ts'
import { EngineChain } from '#shared/audio/engines/engine-chain.ts'
import { SystemEngine } from '#shared/audio/engines/system-engine.ts'
import type { Stretch } from '#shared/audio/output/loudspeaker.ts'
import { saidBefore } from '#shared/audio/said-before.ts'
import type { SpeakerId, SpeakingPage } from '#shared/domain/announcement/events.ts'
import type { Utterance } from '#shared/domain/announcement/plan.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import { createLog } from '#shared/log/log.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import type { VoiceAnswer } from '#shared/protocol/voice.ts'
import { showsEmergency } from '#shared/stores/hall-view.ts'
import { Speaker, type SpeakerParts } from '#shared/stores/speaker.ts'
import { VoiceStore } from '#shared/stores/voice-store.ts'
import { ask } from '#shared/sync/ask.ts'
import type { Mouthpiece, Speech } from '../check/speech.ts'
import { HALL } from '../hall/config.ts'
import type { Device, Page, Role } from './device.ts'
import { MachineVoice } from './machine-voice.ts'

/** The product's speaker, with an ear beside it. */
class HeardSpeaker extends Speaker {
  readonly #speech: Speech
  readonly #mouth: Mouthpiece

  constructor(parts: SpeakerParts, speech: Speech, mouth: Mouthpiece) {
    super(parts)
    this.#speech = speech
    this.#mouth = mouth
  }

  override async say(utterance: Utterance, begun: () => void): Promise<Said> {
    const ended = this.#speech.begins(this.#mouth, utterance)
    const said = await super.say(utterance, begun)
    ended(said)
    return said
  }
}

function voiceOf({ options, link }: Device, page: Page, newId: () => string): VoiceStore {
  const { clock, dice, process, queue } = page
  const fetch = options.network.fetchFor(link, process)
  return new VoiceStore({
    queue,
    ask: async () => {
      const path = `/halls/${HALL.id}/announcements`
      const said = await ask<VoiceAnswer>({ base: API_ROOT, fetch, clock, newId }, 'GET', path)
      return said.ok ? said.value : null
    },
    clock,
    random: () => dice.next(),
    signal: process.signal,
  })
}

/** A page that speaks in the hall, or stands ready to: all of it the product's own but the machine's voice and loudspeaker. */
export function speaker(voice: MachineVoice, speech: Speech): Role {
  // What the device remembers of what it has said outlives its pages.
  let remembered: readonly string[] | null = null
  return (device, page) => {
    const { options, name, link } = device
    const { world, seams, network, date } = options
    const { clock, dice, process, queue } = page
    const { signal } = process
    page.speaks()
    const newId = (): string => uuidV7(date(), dice.bytes(16))
    const id = newId() as SpeakingPage
    const log = createLog(date, ({ area, code }) => world.say(name, () => `${area}: ${code}`))
    const loudspeaker = {
      play: (stretches: Iterable<Stretch>, begun: () => void) => voice.play(process, stretches, begun),
    }
    // Nobody is paired in a demo.
    const mouth: Mouthpiece = { device, process, speaker: `demo/${id}` as SpeakerId }
    const asked = askVoiceHall({
      hall: HALL.id,
      fetch: network.fetchFor(link, process),
      clock,
      newId,
      random: () => dice.next(),
      signal,
    })
    const hall: VoiceHall = { ...asked, lease: (zone) => speech.leased(mouth, asked.lease(zone, id)) }
    const system = new SystemEngine({
      synthesis: voice.synthesis(process),
      newUtterance: MachineVoice.utterance,
      loudspeaker,
      clock,
      signal,
    })
    const parts: SpeakerParts = {
      zone: '*',
      page: id,
      hall,
      voice: voiceOf(device, page, newId),
      chain: new EngineChain({ engines: [system, new ChimeEngine(loudspeaker)], duck: () => () => {}, log }),
      loudspeaker: { state: voice.state, unlock: async () => voice.state === 'ready' },
      said: saidBefore({ get: () => remembered, set: (ids) => (remembered = ids) }),
      clock,
      now: () => queue.now(),
      hears: () => queue.view.get().freshness === 'live',
      isEmergency: () => showsEmergency(queue.view.get()),
      spoken: [],
      voiceConfig: () => queue.view.get().state.hall?.voice ?? null,
      signal,
    }
    voice.dies = null
    void new HeardSpeaker(seams.speaker(parts, date), speech, mouth)
  }
}
