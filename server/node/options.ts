import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { firstPasswordTrouble } from '#server/people/first-start.ts'

/** How a hall server is started. */
export interface Options {
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  readonly data: string
  readonly hallFile: string | null
  /** Null: what the data folder remembers. Quiet: a demo without customers. */
  readonly demo: 'lively' | 'quiet' | null
  /** What QR codes point to, without a slash at the end. */
  readonly publicUrl: string | null
  /** Of the first admin, at the first start only; null: a one-time address is printed. */
  readonly adminPassword: string | null
}

/** Why the server does not start: one line for the person at the keyboard. Exit code 2, nothing written. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

type Environment = Readonly<Record<string, string | undefined>>

const FLAGS = ['port', 'host', 'data', 'hall', 'demo', 'public-url'] as const
type Flag = (typeof FLAGS)[number]

/** Options the contract knows and this version has no part for yet. */
const NOT_BUILT: Readonly<Record<string, string>> = {
  HALLCAST_DATABASE_URL: 'PostgreSQL',
  HALLCAST_NATS_URL: 'NATS',
}

/**
 * Reads flags and environment; a flag wins over its variable, an empty variable counts as none.
 * @throws {UsageError} for anything unknown, impossible, or not built yet
 */
export function readOptions(argv: readonly string[], env: Environment): Options {
  for (const [name, part] of Object.entries(NOT_BUILT)) {
    if (env[name]) throw new UsageError(`${name}: ${part} is not part of this version. Unset it to start without.`)
  }
  const given = readFlags(argv)
  const value = (flag: Flag): string | undefined =>
    given[flag] ?? (env[`HALLCAST_${flag.toUpperCase().replace('-', '_')}`] || undefined)
  const hallFile = value('hall') ?? null
  const demo = demoOf(value('demo'))
  if (hallFile !== null && demo !== null)
    throw new UsageError('--demo and --hall exclude each other: a demo has its own hall.')
  return {
    port: portOf(value('port') ?? '8080'),
    host: notEmpty('--host', value('host') ?? '127.0.0.1'),
    data: notEmpty('--data', value('data') ?? './data'),
    hallFile: hallFile === null ? null : notEmpty('--hall', hallFile),
    demo,
    publicUrl: publicUrlOf(value('public-url')),
    adminPassword: adminPasswordOf(env),
  }
}

/** Each flag once, as `--port 9000` or `--port=9000`; `--demo` alone means a lively one. */
function readFlags(argv: readonly string[]): Partial<Record<Flag, string>> {
  const options = Object.fromEntries(
    FLAGS.map((flag) => [flag, { type: flag === 'demo' ? 'boolean' : 'string' } as const]),
  )
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true, allowPositionals: true })
  const given: Partial<Record<Flag, string>> = {}
  for (const token of tokens) {
    if (token.kind !== 'option') throw new UsageError(`${argv[token.index]}: not an option. ${USAGE}`)
    const flag = FLAGS.find((known) => known === token.name)
    if (!flag || !token.rawName.startsWith('--')) throw new UsageError(`${token.rawName}: no such option. ${USAGE}`)
    if (given[flag] !== undefined) throw new UsageError(`--${flag} is given twice.`)
    if (token.value === undefined && flag !== 'demo') throw new UsageError(`--${flag} needs a value.`)
    given[flag] = token.value ?? '1'
  }
  return given
}

const USAGE = 'Options: --port N, --host ADDRESS, --data FOLDER, --hall FILE, --demo[=quiet], --public-url URL.'

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new UsageError(`--port ${text}: a port is a number from 0 to 65535.`)
  return port
}

function demoOf(text: string | undefined): Options['demo'] {
  if (text === undefined) return null
  if (text === '1') return 'lively'
  if (text === 'quiet') return 'quiet'
  throw new UsageError(`--demo=${text}: write --demo or --demo=quiet.`)
}

function publicUrlOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  const usable =
    url &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.search === '' &&
    url.hash === ''
  if (!usable) throw new UsageError(`--public-url ${text}: write an address like https://hall.example.`)
  if (url.pathname !== '/')
    throw new UsageError(`--public-url ${text}: the server must stand at the root of its address.`)
  return url.origin
}

/** The password itself never stands in an error: the terminal may be somebody else's to read. */
function adminPasswordOf(env: Environment): string | null {
  const { HALLCAST_ADMIN_PASSWORD: given, HALLCAST_ADMIN_PASSWORD_FILE: file } = env
  if (given && file) throw new UsageError('HALLCAST_ADMIN_PASSWORD and HALLCAST_ADMIN_PASSWORD_FILE: give one of them.')
  if (!given && !file) return null
  const name = file ? 'HALLCAST_ADMIN_PASSWORD_FILE' : 'HALLCAST_ADMIN_PASSWORD'
  const password = file ? passwordIn(file) : given!
  const problem = firstPasswordTrouble(password)
  if (problem) throw new UsageError(`${name}: the password ${problem}.`)
  return password
}

/** A file's own line end is no part of the password. */
function passwordIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch {
    throw new UsageError(
      `HALLCAST_ADMIN_PASSWORD_FILE ${file}: the file cannot be read. Check its name and its rights.`,
    )
  }
}

function notEmpty(flag: string, text: string): string {
  if (text.trim() === '' || text.includes('\0')) throw new UsageError(`${flag} needs a value.`)
  return text
}

/** The hall file as it lies on the disk. @throws {UsageError} when it cannot be read */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw new UsageError(`--hall ${path}: the file cannot be read. Check its name and its rights.`)
  }
}
