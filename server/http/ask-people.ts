import type { Done, Refused } from '#server/people/acts.ts'
import { NoTurn } from '#server/people/fair-turns.ts'
import { StoreFull } from '#server/store/event-store.ts'
import { Problem } from './problem.ts'

/** Seconds after which somebody may try again who found too many before them: about four hashes. */
const BUSY_S = '2'

/** Fields that a refusal is about. */
const FIELD: Partial<Record<Refused, string>> = {
  'user-taken': 'user',
  'label-taken': 'label',
  'unknown-person': 'id',
  'unknown-token': 'id',
}

/** Asks something of the people's accounts; every trouble behind it becomes an error with a code. */
export async function askPeople<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NoTurn) throw new Problem('sign-in-busy', {}, { 'Retry-After': BUSY_S })
    if (error instanceof StoreFull) throw new Problem('store-full', {}, { 'Retry-After': '1' })
    throw error
  }
}

/** Asks the admin's office or for a token. @throws {Problem} with the refusal's code */
export async function askOffice<T>(asked: Promise<Done<T>>): Promise<T> {
  const done = await askPeople(asked)
  if (done.ok) return done
  const field = FIELD[done.code]
  throw new Problem(done.code, field === undefined ? {} : { field })
}
