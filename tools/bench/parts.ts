import type { Part } from './part.ts'
import type { SectionName } from './report/page.ts'

/** Every benchmark, in the order in which they are measured; each loads what it needs only then. */
const PARTS: Readonly<Record<SectionName, () => Promise<Part>>> = {
  'call-paint/still': async () => (await import('./call-paint/part.ts')).callPaint('still'),
  'call-paint/animated': async () => (await import('./call-paint/part.ts')).callPaint('animated'),
  'call-paint/6x': async () => (await import('./call-paint/part.ts')).callPaint('6x'),
  'call-paint/as-it-hangs': async () => (await import('./call-paint/part.ts')).callPaint('as-it-hangs'),
  'cold-start': async () => (await import('./cold-start/part.ts')).coldStart,
  bytes: async () => (await import('./bytes/part.ts')).bytes,
  'fan-out': async () => (await import('./fan-out/part.ts')).fanOut,
  throughput: async () => (await import('./throughput/part.ts')).throughput,
  pad: async () => (await import('./pad/part.ts')).pad,
  flood: async () => (await import('./flood/part.ts')).flood,
  voice: async () => (await import('./voice/part.ts')).voice,
  'voice-memory': async () => (await import('./voice-memory/part.ts')).voiceMemory,
  season: async () => (await import('./season/part.ts')).season,
}

export function loadPart(name: SectionName): Promise<Part> {
  return PARTS[name]()
}
