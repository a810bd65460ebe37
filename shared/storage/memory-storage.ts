import type { DeviceStorage, StoredHall } from './device-storage.ts'

/** Storage that lasts as long as the page. */
export function createMemoryStorage(): DeviceStorage {
  const halls = new Map<string, StoredHall>()
  return {
    hall: async (hall) => halls.get(hall) ?? null,
    saveHall: async (hall, stored) => {
      halls.set(hall, stored)
    },
  }
}
