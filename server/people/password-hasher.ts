/** Makes passwords unreadable, slowly: whoever steals the database must guess one at a time. */
export interface PasswordHasher {
  /** How many may be at work at once without slowing a call. */
  readonly atOnce: number
  /** What is kept of a password, with how it was made. */
  hash(password: string): Promise<string>
  /** Is it the password that was kept so? Null, for somebody who has none or does not exist, takes just as long and is never right. */
  check(password: string, kept: string | null): Promise<boolean>
}

const PASSWORD_MIN = 10
const PASSWORD_MAX = 256
/** A user name shorter than this stands in too many words to give anything away. */
const TELLING = 4

/** One password typed on two keyboards is one password. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC')
}

/** What is wrong with a password somebody wants to have; null when nothing is. Length is what counts (NIST SP 800-63B, 3.1.1.2). */
export function passwordTrouble(password: string, user: string): string | null {
  const given = normalPassword(password)
  const { length } = Array.from(given)
  if (length < PASSWORD_MIN) return `must have at least ${PASSWORD_MIN} characters`
  if (length > PASSWORD_MAX) return `must have at most ${PASSWORD_MAX} characters`
  if (new Set(given).size < 4) return 'must have at least four different characters'
  if (user.length >= TELLING && given.toLowerCase().includes(user.toLowerCase()))
    return 'must not contain the user name'
  return null
}
