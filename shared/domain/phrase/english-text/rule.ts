import { piece } from '../pattern.ts'
/** How one kind of thing is read: where it stands, and what is said there. */
export interface EnglishRule {
  readonly pattern: RegExp
  readonly read: (match: readonly string[]) => string
}

export const DECIMAL = piece`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
export const DASH = '[-–—~]{1,2}'
