import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { Language } from '#shared/i18n/languages.ts'
import type { DeskAction } from './actions.ts'

/** The clerk wants something done. `wish` is null where a button needs no more than itself or opens a sheet. */
export class ConsoleAsked extends CustomEvent<{ readonly action: DeskAction; readonly wish: CounterWish | null }> {
  constructor(action: DeskAction, wish: CounterWish | null = null) {
    super('console-asked', { detail: { action, wish }, bubbles: true, composed: true })
  }
}

/** The clerk leaves a sheet without choosing. */
export class ConsoleSheetLeft extends CustomEvent<null> {
  constructor() {
    super('console-sheet-left', { bubbles: true, composed: true })
  }
}

/** How one clerk likes the console on this device. Scope: *device*. */
export interface ConsolePreferences {
  /** Chosen on this device; null: the hall's own first language. */
  readonly language: Language | null
  /** The side the buttons stand on. */
  readonly hand: 'left' | 'right'
  /** Do single letters act? Off for people whose speech input or assistive keys would trigger them. */
  readonly shortcuts: boolean
}

/** How the console is until a clerk changes it. */
export const UNTOUCHED: ConsolePreferences = { language: null, hand: 'right', shortcuts: true }

/** The clerk changes how the console looks or listens. */
export class ConsolePreferred extends CustomEvent<Partial<ConsolePreferences>> {
  constructor(change: Partial<ConsolePreferences>) {
    super('console-preferred', { detail: change, bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'console-asked': ConsoleAsked
    'console-sheet-left': ConsoleSheetLeft
    'console-preferred': ConsolePreferred
  }
}
