import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { Devices } from '#server/devices/devices.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { systemClock } from '#server/hall/clock.ts'
import { type Hall, openHall } from '#server/hall/hall.ts'
import { systemRandom } from '#server/hall/random.ts'
import { createApp } from '#server/http/app.ts'
import { firstAdmin } from '#server/people/first-start.ts'
import { People } from '#server/people/people.ts'
import { type EventStore, StoreFull } from '#server/store/event-store.ts'
import { type AppParts, DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { layBallast } from './ballast.ts'
import { espeakClips } from './espeak.ts'
import { DATABASE, DataFolder, isUnused } from './data-folder.ts'
import { assertCanListen, closeServer, listen, portOf } from './listener.ts'
import { logBug, logHall, logLine } from './log.ts'
import { type Options, readOptions, UsageError } from './options.ts'
import { createPages } from './pages.ts'
import { hallOfFile, type Plan, planStart } from './plan.ts'
import { openRawStream } from './raw-stream.ts'
import { AUDIT_HEADS, AuditHeads } from './audit-heads.ts'
import { scryptHasher } from './scrypt-hasher.ts'
import { AUDIT_KEY, sealOf } from './seal.ts'
import { openSqlite, type SqliteHandle } from './sqlite-database.ts'
import { isFull } from './sqlite-hot-path.ts'
import { SqliteRecordStore } from './sqlite-record-store.ts'
import { SqliteEventStore } from './sqlite-store.ts'
import { originOf, welcome } from './welcome.ts'

const ROOT = join(import.meta.dirname, '../..')

/** A stop takes at most 5 s (contract): so long requests under way may take to end, ms. */
const PATIENCE_MS = 3_500

/** How often the server looks whether there is room for its ballast again, ms. */
const BALLAST_LOOK_MS = 60_000

/** A line of the log names so many characters of what is missing. */
const WHAT_LENGTH = 300

type Offices = Pick<AppParts, 'people' | 'devices'>

type Environment = Readonly<Record<string, string | undefined>>

/** A voice pack of the hall's own, by its language; `refused`: why the hall does not speak with it. */
export interface OwnVoice {
  readonly language: string
  readonly refused: { readonly why: string; readonly what: string } | null
}

/** What is done before the hall opens, once the options are known to be good. */
export interface Before {
  /** Builds the pages. */
  readonly prepare?: () => Promise<void>
  /** Looks at the packs of the hall's own in that folder. */
  readonly voices?: (folder: string, hall: HallConfig) => readonly OwnVoice[]
}

/** Where in the data folder the hall's own voice packs lie, each in a folder named after its language; as under the pages. */
const VOICES = 'voice'

/** Runs a hall server until it is told to stop. A start that cannot be says why in one line and exits with 2. */
export async function main(argv: readonly string[], env: Environment, before: Before = {}): Promise<void> {
  try {
    const options = readOptions(argv, env)
    const config = options.hallFile === null ? null : hallOfFile(options.hallFile)
    // A mistyped address must not leave a folder behind that takes itself for a demo ever after.
    if (isUnused(options.data)) await assertCanListen(options.port, options.host)
    await before.prepare?.()
    await run(options, config, before)
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n`)
    else logBug(error)
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}

/** What is open, and how each is closed again; the last opened is closed first. */
type Closers = (() => Promise<void> | void)[]

async function closeAll(closers: Closers): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) await close()
}

async function run(options: Options, config: Plan['config'], before: Before): Promise<void> {
  const closers: Closers = []
  try {
    await open(options, config, before, closers)
  } catch (error) {
    await closeAll(closers)
    throw error
  }
}

async function open(options: Options, config: Plan['config'], { voices }: Before, closers: Closers): Promise<void> {
  const folder = new DataFolder(options.data)
  closers.push(() => folder.release())
  const plan = planStart(options, folder.memory(), config)
  folder.remember(plan.memory)
  const handle = await openDatabase(folder)
  const store = new SqliteEventStore(handle)
  closers.push(() => store.close())
  const stopped = new AbortController()
  closers.push(() => stopped.abort())
  const { people, devices } = await openOffices(handle, stopped.signal)
  const heads = new AuditHeads(folder.file(AUDIT_HEADS), people.acts, systemClock())
  closers.push(() => heads.note())
  const hall = await openTheHall(plan, store)
  await devices.begin(new Map([[hall.id as string, hall]]), stopped.signal)
  const pages = createPages(join(ROOT, 'dist'), {
    folder: folder.path,
    under: spokenWith(voices?.(folder.file(VOICES), hall.snapshot().hall) ?? []),
  })
  const app = appOf(options, plan, hall, { people, devices, pages })
  const server = await listen(app, options.port, options.host).catch(async (error: unknown) => {
    await hall.close()
    throw error
  })
  closers.push(async () => {
    stopped.abort()
    const ended = closeServer(server, PATIENCE_MS)
    // Ends the streams, which would keep the server open, and finishes what has been asked.
    await hall.close()
    await ended
  })
  endWithSignals(() => closeAll(closers))
  keepBallast(folder.path, closers)
  if (plan.customers) await invite(hall, stopped.signal)
  // A demo obeys its own machine, and needs nobody to sign in.
  const code = plan.memory.kind === 'demo' ? null : await letAdminIn(people, hall, options.adminPassword)
  await heads.begin(stopped.signal)
  process.stdout.write(welcome(hall.snapshot(), options.publicUrl ?? originOf(options.host, portOf(server)), code))
  logLine('server', 'ready', { afterMs: Math.round(performance.now()), port: portOf(server), pid: process.pid })
}

async function openDatabase(folder: DataFolder): Promise<SqliteHandle> {
  const file = folder.file(DATABASE)
  try {
    // SQLite would open a file without the right to write, and fail at the first call.
    if (existsSync(file)) accessSync(file, constants.W_OK)
    return await openSqlite(file, sealOf(folder.file(AUDIT_KEY)))
  } catch (error) {
    if (isFull(error)) throw new UsageError(`${file} cannot be opened: the disk is full. Make room and start again.`)
    throw new UsageError(
      `${file} cannot be opened (${String(error)}). Restore it from a backup, or choose another --data.`,
    )
  }
}

async function openTheHall({ memory, config }: Plan, store: EventStore): Promise<Hall> {
  const clock = systemClock()
  try {
    return await openHall({
      id: memory.hall as HallId,
      config,
      store,
      bus: new LocalBus(),
      clock,
      demo: memory.kind === 'demo',
      random: systemRandom(clock.now),
      log: logHall,
    })
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('has no configuration'))) throw error
    throw new UsageError(`Hall ${memory.hall} was never configured. Give its file once more: --hall FILE.`)
  }
}

/** Addresses of the packs that the hall speaks with; of each other the log says what is wrong, and the default pack speaks. */
function spokenWith(voices: readonly OwnVoice[]): readonly string[] {
  return voices.flatMap(({ language, refused }) => {
    if (refused) logHall('voice-refused', { language, why: refused.why, what: refused.what.slice(0, WHAT_LENGTH) })
    return refused ? [] : [`/${VOICES}/${language}/`]
  })
}

/** The people and the devices of the server, from its database. */
async function openOffices(handle: SqliteHandle, until: AbortSignal): Promise<Offices> {
  const clock = systemClock()
  const { id: newId } = systemRandom(clock.now)
  const store = new SqliteRecordStore(handle)
  const people = new People({ store, hasher: scryptHasher(), clock, newId })
  await people.begin(until)
  return { people, devices: new Devices({ store, clock, newId }) }
}

/** A new server lets its first admin in. @throws {UsageError} when the disk has no room to note it */
async function letAdminIn(people: People, hall: Hall, password: string | null): Promise<string | null> {
  try {
    return await firstAdmin(people, password, hall.snapshot().hall.board.languages)
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error
    throw new UsageError('The disk is full: the first admin cannot be let in. Make room and start again.')
  }
}

function appOf({ publicUrl }: Options, { memory }: Plan, hall: Hall, parts: Offices & Pick<AppParts, 'pages'>) {
  const clock = systemClock()
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const app = createApp({
    halls: new Map([[hall.id as string, hall]]),
    mode: { demo: memory.kind === 'demo' },
    ...parts,
    credentials: credentialsOf(parts.people, parts.devices),
    version,
    clock: clock.monotonic,
    limits: DEFAULT_LIMITS,
    publicOrigins: publicUrl === null ? [] : [publicUrl],
    remoteAddress: (env) => (env as HttpBindings).incoming.socket.remoteAddress ?? null,
    newId: systemRandom(clock.now).id,
    streamOpener: openRawStream,
    clips: espeakClips(),
    onBug: logBug,
  })
  return (request: Request, env: HttpBindings) => app.fetch(request, env)
}

/** A full disk is found empty again without a restart: the ballast that a start threw off is laid in again. */
function keepBallast(path: string, closers: Closers): void {
  layBallast(path)
  const timer = setInterval(() => layBallast(path), BALLAST_LOOK_MS).unref()
  closers.push(() => clearInterval(timer))
}

/** Lets the demo's customers in, who come, wait and leave for as long as the server runs. */
async function invite(hall: Hall, signal: AbortSignal): Promise<void> {
  const clock = systemClock()
  const { startDemoCustomers } = await import('#server/demo/customers.ts')
  startDemoCustomers(hall, { signal, clock, newId: systemRandom(clock.now).id, random: Math.random })
}

/** Stops once, on the first signal; a second one has nothing to hurry. What nobody foresaw is logged, and the hall goes on calling. */
function endWithSignals(stop: () => Promise<void>): void {
  let stopping = false
  const end = (): void => {
    if (stopping) return
    stopping = true
    logLine('server', 'stopping')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logBug(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
  process.on('uncaughtException', logBug)
  process.on('unhandledRejection', logBug)
  // Whoever read our lines may have gone; that is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
