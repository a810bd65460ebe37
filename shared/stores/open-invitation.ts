import { unlessSpeaking } from '#shared/audio/device-turn.ts'
import { ChimeEngine } from '#shared/audio/engines/chime-engine.ts'
import { EngineChain } from '#shared/audio/engines/engine-chain.ts'
import { textSaid } from '#shared/audio/engines/sentence.ts'
import { SystemEngine } from '#shared/audio/engines/system-engine.ts'
import { Loudspeaker } from '#shared/audio/output/loudspeaker.ts'
import { acousticZone } from '#shared/domain/announcement/decide.ts'
import type { AcousticZone } from '#shared/domain/announcement/events.ts'
import { callGainDb, isQuietAt } from '#shared/domain/announcement/levels.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import type { Screen } from './open-screen.ts'

/**
 * Gives this page a voice for invitations: of the machine's own, else a chime. It is not said in the hall's quiet hours and
 * not while this device says anything else; a call that comes meanwhile waits until it is over.
 */
export function openInvitation(screen: Screen): (text: string, language: string) => Promise<void> {
  const { queue, parameters, settings, log, signal } = screen
  const loudspeaker = new Loudspeaker({
    clock: deviceClock,
    signal,
    newContext: () => new AudioContext({ latencyHint: 'balanced' }),
    output: settings.get('voice')?.output ?? null,
  })
  screen.says.sound ??= () => (loudspeaker.state === 'waiting' ? 'none' : loudspeaker.state)
  const system = new SystemEngine({
    synthesis: globalThis.speechSynthesis ?? null,
    newUtterance: (text) => new SpeechSynthesisUtterance(text),
    loudspeaker,
    clock: deviceClock,
    signal,
  })
  const engines = [system, new ChimeEngine(loudspeaker)]
  const chain = new EngineChain({ engines, duck: () => loudspeaker.ducking.hold(), turn: unlessSpeaking, log })
  return async (text, language) => {
    const { state } = queue.view.get()
    const at = queue.now()
    if (!state.hall || isQuietAt(state.hall, at)) return
    // As loud as the calls of the zone its counter stands in.
    const counter = state.counters.find(({ id }) => id === parameters.get('counter'))
    const zone = counter ? acousticZone(state, counter.zone) : ('*' as AcousticZone)
    loudspeaker.setLevel('calls', callGainDb(state.hall, zone, at))
    await chain.say(textSaid(text, language), () => {})
  }
}
