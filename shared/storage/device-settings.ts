import type { AcousticZone, Engine } from '#shared/domain/announcement/events.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { LogEntry } from '#shared/protocol/thread.ts'

/** What one device remembers of itself. Scope: *device*. */
export interface DeviceSettings {
  /** The hall it stands in: what `?hall=` said last. */
  readonly hall: HallId
  /** Its own name among the devices, random, made here. */
  readonly screen: string
  /** The theme its pages wore last. */
  readonly theme: string
  /** The end of the log before a reload that a bug forced. */
  readonly lastLog: readonly LogEntry[]
  /** Reloads that bugs forced one after another. */
  readonly reloads: number
  /** How the clerk at this device likes the console: language, the side the buttons stand on, whether single letters act. */
  readonly console: {
    readonly language: 'zh' | 'en' | null
    readonly hand: 'left' | 'right'
    readonly shortcuts: boolean
  }
  /** Sentences this device has said, the last few hundred, by id. */
  readonly said: readonly string[]
  /** How this device speaks where it is told to: engines in its own order, the output by its label, and the zone it always speaks in. */
  readonly voice: {
    readonly engines?: readonly Engine[]
    readonly output?: string
    readonly zone?: AcousticZone
  }
  /** The language the announcer reads in the voice studio at this device. */
  readonly voiceStudio: { readonly language: 'zh' | 'en' }
  /** The language the lobby manager reads at this device. */
  readonly manager: { readonly language: 'zh' | 'en' }
}

/** Settings are few, small and wanted before the first paint: so they are read at once, and never fail. */
export interface SettingsStorage {
  get<K extends keyof DeviceSettings>(name: K): DeviceSettings[K] | null
  set<K extends keyof DeviceSettings>(name: K, value: DeviceSettings[K]): void
}

const PREFIX = 'hallcast.'

/** The settings in this browser; where it keeps nothing (blocked, full) they last as long as the page. */
export function openSettings(storage: () => Storage = () => localStorage): SettingsStorage {
  const memory = new Map<string, unknown>()
  return {
    get(name) {
      try {
        const text = storage().getItem(PREFIX + name)
        if (text !== null) return JSON.parse(text)
      } catch {
        // Blocked or damaged: what this page has set itself still holds.
      }
      return (memory.get(name) as never) ?? null
    },
    set(name, value) {
      memory.set(name, value)
      try {
        storage().setItem(PREFIX + name, JSON.stringify(value))
      } catch {
        // Kept in memory.
      }
    },
  }
}
