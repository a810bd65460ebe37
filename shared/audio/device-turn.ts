/** Whoever of this device's pages is saying something holds this. */
const VOICE = 'hallcast voice'

/** One sentence at a time comes out of a device, whichever of its pages says it. Without Web Locks each page minds itself alone. */
export function inTurn<T>(say: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(VOICE, say) : say()
}

/** The same for what nobody waits for: null, and nothing is said, while another sentence is. */
export function unlessSpeaking<T>(say: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return say()
  return navigator.locks.request(VOICE, { ifAvailable: true }, (lock) => (lock ? say() : null))
}
