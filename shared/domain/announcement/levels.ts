import type { HallConfig } from '../queue/config.ts'
import type { Instant } from '../time/instant.ts'
import { minuteOf, wallClock } from '../time/zone.ts'
import type { AcousticZone } from './events.ts'

/** How loud calls are in a zone at that moment, dB to the level of every call. */
export function callGainDb({ voice, timeZone }: HallConfig, zone: AcousticZone, at: Instant): number {
  const { gainDb = {}, quiet } = voice
  const ofZone = gainDb[zone] ?? gainDb['*'] ?? 0
  return ofZone + (quiet && isQuietAt({ voice, timeZone }, at) ? quiet.gainDb : 0)
}

/** Is it one of the hours in which the hall wants to be quieter? */
export function isQuietAt(
  { voice: { quiet }, timeZone }: Pick<HallConfig, 'voice' | 'timeZone'>,
  at: Instant,
): boolean {
  if (!quiet) return false
  const { minuteOfDay } = wallClock(at, timeZone)
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)]
  return from <= to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to
}
