import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// `npm run dev`: the hall server, started again when its code changes, and Vite, which passes /api on to it.
const ROOT = join(import.meta.dirname, '../..')
const VITE = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')

const children: ChildProcess[] = [
  node('--watch', '--watch-preserve-output', join(import.meta.dirname, 'server.ts'), ...process.argv.slice(2)),
  node(VITE),
]

function node(...args: string[]): ChildProcess {
  return spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
}

/** Both live and die together. */
function stop(): void {
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.on('exit', stop)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
