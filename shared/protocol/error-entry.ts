/** What one error code means: its HTTP status, a title for people who read logs, and what to do about it. */
export interface ErrorEntry {
  readonly status: number
  readonly title: string
  readonly cure: string
}
