import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Device } from '#shared/protocol/api.ts'
import { labelOf, type ManagerWords } from './words.ts'

type Screen = Device['screens'][number]

/** Where a screen stands, in the hall's own words; one of no counter and no zone serves the whole hall. */
export function placeOf({ counter, zone }: Omit<Screen, 'kind'>, hall: HallConfig, words: ManagerWords): string {
  if (counter !== null) return labelOf(hall.counters.find(({ id }) => id === counter)?.label, words) || counter
  if (zone !== null) return labelOf(hall.zones.find(({ id }) => id === zone)?.name, words) || zone
  return words.wholeHall
}

/** `评价器 · 3号窗口`: what a device was let in as, screen by screen. */
export function screensOf(screens: readonly Screen[], hall: HallConfig, words: ManagerWords): string {
  return screens.map((screen) => `${words.kinds[screen.kind]} · ${placeOf(screen, hall, words)}`).join('；')
}
