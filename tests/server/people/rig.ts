import type { PasswordHasher } from '#server/people/password-hasher.ts'
import { People } from '#server/people/people.ts'
import type { From } from '#server/people/sign-in.ts'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { MemoryRecordStore } from '#server/store/memory-record-store.ts'
import type { RecordStore } from '#server/store/record-store.ts'
import { HandClock } from '#tests/server/hall/hand-clock.ts'
import { newId } from '#tests/server/hall/rig.ts'

export const GOOD = 'correct horse battery'

/** A hasher that takes no time and counts; a test may make it wait. */
export class CountingHasher implements PasswordHasher {
  readonly atOnce: number
  checks = 0
  before: ((password: string) => Promise<void>) | null = null

  constructor(atOnce = 1) {
    this.atOnce = atOnce
  }

  async hash(password: string): Promise<string> {
    return `plain$${password}`
  }

  async check(password: string, kept: string | null): Promise<boolean> {
    this.checks++
    await this.before?.(password)
    return kept === `plain$${password}`
  }
}

export const from = (address = '10.0.0.1', browser: string | null = null): From => ({ address, browser })

/** The people of a server over a clock moved by hand: an admin, and a clerk who sits as Li Na. */
export async function openPeople(
  store: RecordStore = new MemoryRecordStore(new MemoryAudit((text) => `hash of ${text.length}`)),
  clock = new HandClock(),
) {
  const hasher = new CountingHasher()
  const people = new People({ store, hasher, clock, newId })
  const life = new AbortController()
  await people.begin(life.signal)
  const add = async (user: string, role: 'admin' | 'manager' | 'clerk' = 'manager') => {
    const staff = role === 'clerk' ? ('li-na' as never) : null
    const made = await people.office.add({ user, name: user, role, staff, halls: 'all' }, 'setup')
    if (!made.ok) throw new Error(made.code)
    const set = await people.signIn.setPassword(made.code, GOOD)
    if (set.kind !== 'set') throw new Error(set.kind)
    return set.person
  }
  const signIn = async (user: string, where = from(), password = GOOD) => {
    const signed = await people.signIn.withPassword(user, password, where)
    if (signed.kind !== 'in') throw new Error(signed.kind)
    return signed
  }
  const acts = async () => (await store.audit(0, 1000)).map(({ act }) => act)
  /** So much later by the wall clock, and long enough by the other for what is due to be seen to. */
  const later = async (ms: number) => {
    clock.wall += ms
    await clock.pass(4_000)
  }
  return { later, people, hasher, clock, store, life, add, signIn, acts }
}
