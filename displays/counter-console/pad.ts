import { html, type TemplateResult } from 'lit'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { DeskAction } from './actions.ts'
import './console-close-sheet.ts'
import './console-open-sheet.ts'
import './console-pad.ts'
import './console-pause-sheet.ts'
import './console-transfer-sheet.ts'
import type { Desk } from './desk.ts'
import type { ConsolePreferences } from './events.ts'
import type { ConsoleWords } from './words.ts'

/** What stands in the place of the buttons while the clerk chooses. */
export type Sheet = 'transfer' | 'pause' | 'close'

export const isSheet = (action: DeskAction): action is Sheet =>
  action === 'transfer' || action === 'pause' || action === 'close'

/** What the place of the buttons depends on. */
export interface PadMoment {
  readonly queue: QueueState
  readonly desk: Desk
  readonly at: Instant
  readonly sheet: Sheet | null
  readonly pending: DeskAction | null
  readonly away: boolean
  readonly preferences: ConsolePreferences
  readonly words: ConsoleWords
  /** Who of the staff has signed in here; null: whoever sits down says who they are; undefined: not known yet. */
  readonly self: string | null | undefined
}

/** The buttons, or the sheet in their place: whom to open for at a closed counter, else the one the clerk has opened. */
export function padOf({ queue, desk, at, sheet, pending, away, preferences, words, self }: PadMoment): TemplateResult {
  const { shortcuts: hints, hand } = preferences
  const after = desk.counter.ticket !== null
  const staff = (queue.hall?.staff ?? []).filter(({ id }) => self === null || id === self)
  // Nobody is offered another's name, not even for the moment until the hall has said who sits here.
  if (desk.counter.state === 'closed' && self === undefined) return html`<div class="pad"></div>`
  if (desk.counter.state === 'closed')
    return html`<console-open-sheet class="pad" .words=${words} .staff=${staff} .counters=${desk.counters} .hints=${hints}></console-open-sheet>`
  switch (sheet) {
    case 'transfer':
      return html`<console-transfer-sheet class="pad" .words=${words} .queue=${queue} .counter=${desk.counter} .hints=${hints}></console-transfer-sheet>`
    case 'pause':
      return html`<console-pause-sheet class="pad" .words=${words} .at=${at} .timeZone=${queue.hall?.timeZone ?? 'UTC'} .afterTicket=${after} .hints=${hints}></console-pause-sheet>`
    case 'close':
      return html`<console-close-sheet class="pad" .words=${words} .afterTicket=${after} .hints=${hints}></console-close-sheet>`
    case null:
      return html`<console-pad class="pad" hand=${hand} ?busy=${pending !== null} .words=${words} .queue=${queue} .desk=${desk} .at=${at} .pending=${pending} .away=${away} .hints=${hints}></console-pad>`
  }
}
