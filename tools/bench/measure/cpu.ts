import { readdirSync, readFileSync } from 'node:fs'

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
