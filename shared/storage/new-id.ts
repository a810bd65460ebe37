import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'

/** A fresh random UUID (v4), also where the page is no secure context and `crypto.randomUUID` is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** A fresh name for something that only has to be told from its like: 128 random bits, shorter to make than a UUID. */
export function newName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}

/** Makes UUIDv7s by the device's date: ids of what people give, told apart for ever and roughly in order. */
export function timedIds(date: () => number): () => string {
  return () => uuidV7(date(), crypto.getRandomValues(new Uint8Array(16)))
}
