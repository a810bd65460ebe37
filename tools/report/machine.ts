import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, freemem, loadavg, platform, release, totalmem } from 'node:os'
import { findBrowser } from '#tools/browser/find.ts'

const GIB = 1_024 ** 3

/** The machine a figure belongs to: the same code gives another one elsewhere. */
export async function describeMachine(): Promise<string> {
  const { executablePath } = await findBrowser()
  const browser = execFileSync(executablePath, ['--version'], { encoding: 'utf8' }).trim().split(' built ')[0]!
  const [cpu] = cpus()
  const model = cpu?.model.trim() || 'unnamed processor'
  return [
    `${cpus().length} × ${model}`,
    `${(totalmem() / GIB).toFixed(0)} GiB memory (${(freemem() / GIB).toFixed(0)} free)`,
    `${platform()} ${release()}${systemName()}`,
    `Node ${process.versions.node}`,
    browser,
    `load ${loadavg()[0]!.toFixed(2)} at start`,
    new Date().toISOString().slice(0, 10),
  ].join(' · ')
}

function systemName(): string {
  try {
    const name = /^PRETTY_NAME="(.+)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
    return name ? ` (${name})` : ''
  } catch {
    return ''
  }
}
