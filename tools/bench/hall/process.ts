import { type ChildProcess, fork, type ForkOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Ours, by id, so that none outlives the measurement, however it ends. */
const living = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

function keep(child: ChildProcess): ChildProcess {
  living.add(child)
  child.once('exit', () => living.delete(child))
  return child
}

/** A program that ends with us. */
export function start(program: string, args: readonly string[]): ChildProcess {
  return keep(spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: cleanEnvironment() }))
}

/** A module of ours in a process of its own, that talks with us. */
export function startModule(path: string, args: readonly string[] = [], options: ForkOptions = {}): ChildProcess {
  return keep(fork(path, args, { ...options, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: cleanEnvironment() }))
}

/** The next thing a module says. @throws {Error} when it ends instead */
export async function hear<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController()
  try {
    const end = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
      throw new Error(`${child.spawnargs[1]} ended (${String(code)})`)
    })
    const [message] = await Promise.race([once(child, 'message', { signal: ended.signal }), end])
    return message as T
  } finally {
    ended.abort()
  }
}

export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** Whoever measures may have a hall of their own in the environment. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !name.startsWith('HALLCAST_DEMO') && !name.startsWith('HALLCAST_DATA') && !name.startsWith('HALLCAST_HALL'),
    ),
  )
}
