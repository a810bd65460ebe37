import type { LowRating } from '#shared/protocol/api.ts'
import type { SendNote } from './manager-note.ts'

/** Gives what brings a note beside this rating to the hall. */
export type Review = (rating: LowRating) => SendNote

/** Somebody wants to read the page in another language. */
export class ManagerLanguageChosen extends Event {
  constructor() {
    super('manager-language-chosen', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'manager-language-chosen': ManagerLanguageChosen
  }
}
