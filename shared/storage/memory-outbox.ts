import type { OutboxRow, OutboxStorage, RefusedRow } from './outbox-storage.ts'

/** An outbox that lasts as long as the page: for tests and for a hall in a tab, never for what a customer gave. */
export function createMemoryOutbox(): OutboxStorage {
  const waiting = new Map<string, OutboxRow>()
  const refused = new Map<string, RefusedRow>()
  const notes = new Map<string, unknown>()
  return {
    put: async (row) => {
      if (!waiting.has(row.id)) waiting.set(row.id, structuredClone(row))
    },
    replace: async (row, note) => {
      if (note) {
        waiting.delete(row.id)
        notes.set(note.name, structuredClone(note.value))
      }
      waiting.set(row.id, structuredClone(row))
    },
    note: async (name) => notes.get(name),
    waiting: async (channel) => [...waiting.values()].filter((row) => row.channel === channel),
    remove: async (id) => {
      waiting.delete(id)
    },
    refuse: async (row) => {
      waiting.delete(row.id)
      refused.set(row.id, structuredClone(row))
    },
    refused: async () => [...refused.values()],
  }
}
