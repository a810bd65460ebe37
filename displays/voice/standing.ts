import type { AcousticZone } from '#shared/domain/announcement/events.ts'
import { type HallView, showsEmergency } from '#shared/stores/hall-view.ts'
import type { SpeakerStatus } from '#shared/stores/speaker.ts'
import type { VoiceWords } from './words.ts'

/** How the page at the amplifier stands: the one word that is read from across the room. */
export type Standing = keyof VoiceWords['state']

/** What matters most first: what somebody has to put right, then who speaks. */
export function standingOf(view: HallView, { sound, isSpeaker, saying }: SpeakerStatus, zone: AcousticZone): Standing {
  const { state, freshness } = view
  const { hall } = state
  if (saying !== null) return 'speaking'
  if (sound === 'blocked') return 'blocked'
  if (!hall) return freshness === 'offline' || freshness === 'stale' ? 'noHall' : 'starting'
  if (!hall.voice.announced) return 'silent'
  if (zone !== '*' && !hall.voice.zones.includes(zone)) return 'unknownZone'
  if (showsEmergency(view)) return 'emergency'
  if (freshness === 'stale' || freshness === 'offline') return 'noHall'
  if (sound === 'waiting') return 'starting'
  return isSpeaker ? 'ready' : 'standby'
}
