/** Codes of everything that can be wrong with a command line or a whole file; stable, tests and scripts rely on them. */
export type TroubleCode =
  | 'unknown-option'
  | 'bad-option'
  | 'no-file'
  | 'file-unreadable'
  | 'empty-file'
  | 'missing-column'
  | 'unknown-column'
  | 'unknown-zone'
  | 'nothing-to-replay'
  | 'server-unreachable'
  | 'server-refused'

/** The replay cannot be done: what is wrong, where, and what to do. Nothing has been played. */
export class ReplayTrouble extends Error {
  override readonly name = 'ReplayTrouble'
  readonly code: TroubleCode
  /** The option or column that names the trouble. */
  readonly field: string | null

  constructor(code: TroubleCode, field: string | null, message: string) {
    super(message)
    this.code = code
    this.field = field
  }
}
