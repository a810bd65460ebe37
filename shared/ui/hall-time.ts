import type { Instant } from '#shared/domain/time/instant.ts'

/** The hall's clock as elements are handed it: what time it is there now, whatever this device's own date says. */
export type HallClock = () => Instant
