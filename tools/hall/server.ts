import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from '#tools/build/build.ts'
import { hallScript } from '#tools/build/hall-script.ts'

const ROOT = join(import.meta.dirname, '../..')

/** What `npm start` runs, once everything is installed. */
const START = 'tools/start/main.ts'

/** A start on a busy machine, pages built and all. */
const READY_MS = 90_000

export interface ServerOptions {
  /** Beside `--port`, `--host` and `--data`; without it a quiet demo. */
  readonly args?: readonly string[]
  /** The data folder; without it a new one that goes with the server. */
  readonly data?: string
  /** What its environment holds beside ours: a clock that is not the machine's. */
  readonly env?: Readonly<Record<string, string>>
  /** Another program than the hall's own start, with the same options. */
  readonly program?: string
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A real hall server in a process of its own, on 127.0.0.1. */
export interface HallServer {
  readonly url: string
  readonly port: number
  readonly data: string
  readonly pid: number
  /** From the spawn to the line that says it is ready, ms. */
  readonly readyAfterMs: number
  /** What it wrote to stderr since it was last started. */
  readonly stderr: () => string
  /** What stands on its terminal since then. */
  readonly stdout: () => string
  /** Sends the signal and waits for the end. */
  readonly kill: (signal: NodeJS.Signals) => Promise<Exit>
  /** Starts it again, on the same data and the same port. */
  readonly restart: () => Promise<void>
  /** Ends it, whatever it does. */
  readonly end: () => Promise<void>
}

/** Ours, by id, and ours by name: none outlives the tests, however they end. */
const living = new Set<ChildProcess>()
const folders: string[] = []
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that nobody else uses, gone when the tests are. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-e2e-'))
  folders.push(folder)
  return folder
}

/** A process of ours with what it says. */
interface Run {
  readonly child: ChildProcess
  readonly ended: Promise<Exit>
  readonly stderr: () => string
  readonly stdout: () => string
}

function run(program: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [join(ROOT, program), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(), ...env },
  })
  living.add(child)
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const ended = once(child, 'close').then(([code, signal]) => {
    living.delete(child)
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, ...said }
  })
  return { child, ended, stderr: () => said.stderr, stdout: () => said.stdout }
}

/** Whoever runs the tests may have a hall of their own in the environment. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('HALLCAST_') && !name.startsWith('NODE_TEST'),
  )
  return Object.fromEntries(ours)
}

/** Runs the server's start to its end, for starts that cannot be. */
export async function startAndEnd(args: readonly string[], cwd = temporaryFolder()): Promise<Exit> {
  const { child, ended } = run(START, args, cwd)
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_MS)
  try {
    return await ended
  } finally {
    clearTimeout(timer)
  }
}

/** Resolves with the port once the server says that it is ready. @throws {Error} when it ends or says nothing instead */
async function ready({ child, ended, stderr }: Run): Promise<number> {
  const limit = setTimeout(() => child.kill('SIGKILL'), READY_MS)
  try {
    return await new Promise((resolve, reject) => {
      const look = (): void => {
        const line = stderr()
          .split('\n')
          .find((text) => text.includes('"code":"ready"'))
        if (line) resolve((JSON.parse(line) as { readonly port: number }).port)
      }
      child.stderr?.on('data', look)
      void ended.then(({ code, signal }) => reject(new Error(`the server ended (${code ?? signal}): ${stderr()}`)))
    })
  } finally {
    clearTimeout(limit)
  }
}

/** Once for all servers of a test file: several builds at a time would swap the pages under each other's feet. */
let built: Promise<unknown> | undefined

/** Starts a hall server and waits until it is ready. */
export async function startServer({
  args = ['--demo=quiet'],
  data,
  env = {},
  program = START,
}: ServerOptions = {}): Promise<HallServer> {
  await (built ??= buildIfStale().then(hallScript))
  const folder = temporaryFolder()
  const place = data ?? join(folder, 'data')
  let port = 0
  let readyAfterMs = 0
  let current: Run
  const begin = async (): Promise<void> => {
    const startedAt = performance.now()
    current = run(program, ['--host', '127.0.0.1', '--port', String(port), '--data', place, ...args], folder, env)
    port = await ready(current)
    readyAfterMs = performance.now() - startedAt
  }
  await begin()
  const kill = async (signal: NodeJS.Signals): Promise<Exit> => {
    current.child.kill(signal)
    return current.ended
  }
  return {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    get port() {
      return port
    },
    get pid() {
      return current.child.pid ?? 0
    },
    get readyAfterMs() {
      return readyAfterMs
    },
    data: place,
    stderr: () => current.stderr(),
    stdout: () => current.stdout(),
    kill,
    restart: begin,
    end: async () => {
      await kill('SIGKILL')
    },
  }
}
