import type { DeviceStorage, StoredHall } from './device-storage.ts'

/** Storage that lasts as long as the page: for tests, and where the browser keeps nothing. */
export function createMemoryStorage(): DeviceStorage {
  const halls = new Map<string, StoredHall>()
  return {
    durable: false,
    hall: async (hall) => halls.get(hall) ?? null,
    saveHall: async (hall, stored) => {
      halls.set(hall, stored)
    },
  }
}
