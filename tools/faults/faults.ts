import type { Fault } from './fault.ts'

/** Every fault there is, in the order of the page; each is loaded when it is played. */
const FAULTS = {
  killed: async () => (await import('./killed/part.ts')).killed,
  'bad-input': async () => (await import('./bad-input/part.ts')).badInput,
  'random-bytes': async () => (await import('./random-bytes/part.ts')).randomBytes,
  'disk-full': async () => (await import('./disk-full/part.ts')).diskFull,
  clock: async () => (await import('./clock/part.ts')).clock,
  'two-servers': async () => (await import('./two-servers/part.ts')).twoServers,
  restored: async () => (await import('./restored/part.ts')).restored,
  'line-cut': async () => (await import('./line-cut/part.ts')).lineCut,
  'half-open': async () => (await import('./half-open/part.ts')).halfOpen,
  refused: async () => (await import('./refused/part.ts')).refused,
  frames: async () => (await import('./frames/part.ts')).frames,
  clocks: async () => (await import('./clocks/part.ts')).clocks,
  'slow-board': async () => (await import('./slow-board/part.ts')).slowBoard,
  'same-moment': async () => (await import('./same-moment/part.ts')).sameMoment,
  'browser-killed': async () => (await import('./browser-killed/part.ts')).browserKilled,
  'pad-killed': async () => (await import('./pad-killed/part.ts')).padKilled,
  'rating-again': async () => (await import('./rating-again/part.ts')).ratingAgain,
  'slow-clients': async () => (await import('./slow-clients/part.ts')).slowClients,
  'plain-address': async () => (await import('./plain-address/part.ts')).plainAddress,
  'peer-faults': async () => (await import('./peer-faults/part.ts')).peerFaults,
} satisfies Readonly<Record<string, () => Promise<Fault>>>

export type FaultName = keyof typeof FAULTS

export const FAULT_NAMES: readonly FaultName[] = Object.keys(FAULTS) as FaultName[]

export function loadFault(name: FaultName): Promise<Fault> {
  return FAULTS[name]()
}
