/** What a key does in the studio. */
export type StudioAct = 'record' | 'accept' | 'again' | 'listen' | 'previous' | 'next'

const KEYS: Readonly<Record<string, StudioAct>> = {
  ' ': 'record',
  Enter: 'accept',
  Backspace: 'again',
  ArrowRight: 'listen',
  ArrowUp: 'previous',
  ArrowDown: 'next',
}

/** Where every key means what it writes or moves. */
const FIELDS = ['INPUT', 'TEXTAREA', 'SELECT']
/** Where these two press what has the focus. */
const PRESSED = ['BUTTON', 'A', 'SUMMARY']

interface Pressed {
  readonly key: string
  readonly repeat?: boolean
  readonly ctrlKey?: boolean
  readonly altKey?: boolean
  readonly metaKey?: boolean
}

/** What a key does; null where it is the browser's or a field's own. `on`: the tag of what has the focus. */
export function actOf({ key, repeat, ctrlKey, altKey, metaKey }: Pressed, on: string): StudioAct | null {
  if (repeat || ctrlKey || altKey || metaKey || FIELDS.includes(on)) return null
  if ((key === ' ' || key === 'Enter') && PRESSED.includes(on)) return null
  return KEYS[key] ?? null
}
