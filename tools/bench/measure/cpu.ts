import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Nanoseconds all threads of a process, and of the processes it started, have spent on a processor. Linux only. */
export function cpuNanoseconds(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const own = threads.reduce((sum, thread) => sum + onCpu(`/proc/${pid}/task/${thread}/schedstat`), 0)
  const children = threads.flatMap((thread) => childrenOf(`/proc/${pid}/task/${thread}/children`))
  return children.reduce((sum, child) => sum + cpuNanoseconds(child), own)
}

/** The first figure of schedstat; a thread that has just ended has none. */
function onCpu(path: string): number {
  return Number(read(path).split(' ')[0])
}

function childrenOf(path: string): readonly number[] {
  return read(path).split(' ').filter(Boolean).map(Number)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

/** Resident memory of a process, bytes. */
export function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1_024
}

/**
 * Keeps a process and those it started on one processor, so that a server and its thousands of readers never share
 * theirs. Without `taskset`, or with one processor only, the system decides.
 */
export function pin(pid: number, processor: number): void {
  if (processor >= availableParallelism()) return
  const threads = readdirSync(`/proc/${pid}/task`)
  const pids = [pid, ...threads.flatMap((thread) => childrenOf(`/proc/${pid}/task/${thread}/children`))]
  try {
    for (const one of pids)
      execFileSync('taskset', ['-a', '-c', '-p', String(processor), String(one)], { stdio: 'ignore' })
  } catch {
    // Not installed: the figures are wider apart, and as true.
  }
}

/** Files and sockets this process may have open: Node raises its own limit to it. Linux only. */
export function openFilesLimit(): number {
  const limit = /^Max open files\s+\S+\s+(\S+)/m.exec(read('/proc/self/limits'))?.[1]
  return limit === undefined || limit === 'unlimited' ? Infinity : Number(limit)
}
