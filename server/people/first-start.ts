import type { Words } from '#shared/domain/queue/config.ts'
import { passwordTrouble } from './password-hasher.ts'
import type { People } from './people.ts'

/** What the admin of a new server is called until they are called otherwise. */
const FIRST_NAME: Words = { zh: '管理员', en: 'Administrator' }
const FIRST_ADMIN = { user: 'admin', role: 'admin', staff: null, halls: 'all' } as const
/** Whoever starts the server acts so in the chain. */
const ACTOR = 'setup'

/**
 * Sees to it that a server has an admin who can sign in. While none has a password: gives a one-time code to set one
 * with, which holds until it is used or the next start makes another. Null: nobody needs one, or `password` is theirs now.
 *
 * @param languages what the hall speaks, the first one large: the admin is called something in it
 */
export async function firstAdmin(
  { list, office, signIn }: People,
  password: string | null,
  languages: readonly string[],
): Promise<string | null> {
  const admins = list.filter(({ role }) => role === 'admin')
  if (admins.some((admin) => admin.password !== null)) return null
  const [first] = admins
  const made = first
    ? await office.reset(first.id, ACTOR, null)
    : await office.add({ ...FIRST_ADMIN, name: FIRST_NAME[languages[0] ?? 'zh'] ?? FIRST_NAME.en }, ACTOR, null)
  if (!made.ok) throw new Error(`no first admin: ${made.code}`)
  if (password === null) return made.code
  await signIn.setPassword(made.code, password)
  return null
}

/** What is wrong with a password the server is started with; null when nothing is. */
export function firstPasswordTrouble(password: string): string | null {
  return passwordTrouble(password, FIRST_ADMIN.user)
}
