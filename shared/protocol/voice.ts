/** A speaker has its zone for so long, ms, and asks again every second. */
export const LEASE_MS = 4_000
