import type { DeskAction } from './actions.ts'

/**
 * One letter an action. Letters, not Space or Enter: those belong to whatever has the focus, and a key that means
 * "next" now and "start" a moment later would lose a customer to a double press. Each letter means one thing always.
 */
export const ACTION_KEYS = {
  'call-next': 'N',
  recall: 'R',
  start: 'S',
  finish: 'F',
  'no-show': 'X',
  hold: 'H',
  transfer: 'T',
  'put-back': 'B',
  reopen: 'U',
  pause: 'P',
  resume: 'G',
  close: 'Q',
  open: 'O',
} as const satisfies Partial<Record<DeskAction, string>>

/** An action with a key of its own; the rest belong to a row of a list. */
export type KeyedAction = keyof typeof ACTION_KEYS

/** What of a key press matters here; a `KeyboardEvent` is one. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly repeat: boolean
  readonly isComposing: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** Letter or digit of a press, whatever the input method makes of it (`Process` under a Chinese one); '' for other keys and held ones. */
export function signOf(press: KeyPress): string {
  if (press.repeat || press.isComposing || press.ctrlKey || press.altKey || press.metaKey) return ''
  if (/^[a-z0-9]$/i.test(press.key)) return press.key.toUpperCase()
  return /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(press.code)?.[1] ?? ''
}

/** The action a press asks for; null when it asks for none. A key held down asks once. */
export function actionOf(press: KeyPress): KeyedAction | null {
  const sign = signOf(press)
  const found = Object.entries(ACTION_KEYS).find(([, key]) => key === sign)
  return found ? (found[0] as KeyedAction) : null
}
