import type { HallConfig, Words } from '#shared/domain/queue/config.ts'
import { DEVICE_NAME_LENGTH, type ScreenKind } from './devices.ts'

/** What a screen of each kind is called. */
export const SCREEN_NAMES: Readonly<Record<ScreenKind, Words>> = {
  'call-board': { zh: '综合屏', en: 'Call board' },
  'counter-sign': { zh: '窗口屏', en: 'Counter sign' },
  'counter-console': { zh: '窗口操作台', en: 'Counter console' },
  'ticket-kiosk': { zh: '取号机', en: 'Ticket kiosk' },
  'evaluation-pad': { zh: '评价器', en: 'Evaluation pad' },
  'waiting-area': { zh: '等候区屏', en: 'Waiting area' },
  voice: { zh: '语音', en: 'Voice' },
}

/** Where a screen stands that belongs to no counter and no zone. */
export const WHOLE_HALL: Words = { zh: '全厅', en: 'whole hall' }

/** A screen as it was let in. */
interface NamedScreen {
  readonly kind: ScreenKind
  readonly counter: string | null
  readonly zone: string | null
}

/**
 * `评价器 · 3号窗口`: what a screen is and where it stands, and so what a device is called that nobody has named. No longer
 * than a device's name may be.
 */
export function nameOfScreen({ kind, counter, zone }: NamedScreen, hall: HallConfig, language: string): string {
  const inLanguage = (words: Words) => words[language] || words.zh
  return `${inLanguage(SCREEN_NAMES[kind])} · ${inLanguage(placeOf(counter, zone, hall))}`.slice(0, DEVICE_NAME_LENGTH)
}

/** What the hall calls the place; its bare id where the hall has it no more. */
function placeOf(counter: string | null, zone: string | null, { counters, zones }: HallConfig): Words {
  const bare = (id: string): Words => ({ zh: id, en: id })
  if (counter !== null) return counters.find(({ id }) => id === counter)?.label ?? bare(counter)
  if (zone !== null) return zones.find(({ id }) => id === zone)?.name ?? bare(zone)
  return WHOLE_HALL
}
