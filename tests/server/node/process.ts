import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const START = join(ROOT, 'tests/server/node/start.ts')

/** Whatever a test has started and not ended itself. */
const alive = new Set<ChildProcess>()

/** How a start that did not become a server ended. */
export interface Ended {
  readonly code: number | null
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcess
  readonly origin: string
  /** From the start of the process to the first answer of health, ms. */
  readonly readyMs: number
  readonly stderr: () => string
  readonly stdout: () => string
  readonly post: (path: string, body?: unknown) => Promise<Response>
  /** Sends a signal and gives the exit code and how long it took, ms. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ readonly code: number | null; readonly tookMs: number }>
}

function launch(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): { child: ChildProcess; out: { stdout: string; stderr: string } } {
  const child = spawn(process.execPath, [START, ...args], {
    cwd: ROOT,
    // Compiled code is kept from start to start: whoever runs the tests says where.
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  alive.add(child)
  child.once('close', () => alive.delete(child))
  const out = { stdout: '', stderr: '' }
  child.stdout?.on('data', (text: Buffer) => (out.stdout += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (out.stderr += text.toString()))
  return { child, out }
}

/** A start that must fail; it is ended if it does not. */
export async function fails(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { child, out } = launch(args, env)
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  return { code, stderr: out.stderr }
}

/** A server on a free port of this machine, that answers. */
export async function runs(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const startedAt = performance.now()
  const { child, out } = launch(['--port', '0', ...args], env)
  const port = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', () => {
      const ready = /"code":"ready".*"port":(\d+)/.exec(out.stderr)
      if (ready) resolve(ready[1]!)
    })
    child.once('close', (code) => reject(new Error(`ended with ${code}: ${out.stderr}`)))
  })
  const origin = `http://127.0.0.1:${port}`
  await (await fetch(`${origin}/api/health`)).json()
  return {
    child,
    origin,
    readyMs: performance.now() - startedAt,
    stderr: () => out.stderr,
    stdout: () => out.stdout,
    post: (path, body = {}) =>
      fetch(`${origin}/api/v1/halls/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    end: async (signal) => {
      const from = performance.now()
      const closed = once(child, 'close')
      child.kill(signal)
      const [code] = (await closed) as [number | null]
      return { code, tookMs: performance.now() - from }
    },
  }
}

/** A folder that is gone afterwards, and with it whatever still runs on it. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-test-'))
  try {
    await work(folder)
  } finally {
    const ended = [...alive].map((child) => once(child, 'close'))
    for (const child of alive) child.kill('SIGKILL')
    await Promise.all(ended)
    rmSync(folder, { recursive: true, force: true })
  }
}
