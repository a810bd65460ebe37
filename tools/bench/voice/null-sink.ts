import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '#tools/hall/until.ts'
import { LOUD, SILENCE_MS } from './ear.ts'

const RATE = 48_000
const BYTES = 2
/** Largest value of a 16-bit sample. */
const FULL = 32_768

/** The machine's sound device: one that plays into nothing, and is listened to. */
export interface NullSink {
  /** What a browser needs in its environment to play there. */
  readonly env: Readonly<Record<string, string>>
  /** When each sound began, ms since 1970. */
  readonly heard: readonly number[]
  readonly close: () => Promise<void>
}

/** Opens a sound server of our own; null where PulseAudio is not installed. */
export async function openNullSink(): Promise<NullSink | null> {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-sink-'))
  const socket = join(folder, 'native')
  const server = `unix:${socket}`
  const heard: number[] = []
  const children: ChildProcess[] = []
  const start = (program: string, args: readonly string[]): ChildProcess => {
    const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder }
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    children.push(child)
    return child
  }
  const close = async (): Promise<void> => {
    const living = children.filter(({ pid, exitCode, signalCode }) => pid && exitCode === null && signalCode === null)
    const ended = living.map((child) => once(child, 'exit'))
    for (const child of living) child.kill()
    await Promise.all(ended)
    rmSync(folder, { recursive: true, force: true })
  }
  const modules = [
    `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    `module-null-sink sink_name=hall rate=${RATE} channels=1`,
  ]
  const daemon = start('pulseaudio', [
    '-n',
    '--daemonize=no',
    '--exit-idle-time=-1',
    ...modules.map((m) => `--load=${m}`),
  ])
  const missing = await Promise.race([
    new Promise<boolean>((resolve) => daemon.once('error', () => resolve(true))),
    until('the sound server', () => existsSync(socket)).then(() => false),
  ])
  if (missing) {
    await close()
    return null
  }
  const format = ['--format=s16le', `--rate=${RATE}`, '--channels=1', '--latency-msec=5', '--raw']
  const ear = start('parec', ['--server', server, '--device=hall.monitor', ...format])
  ear.stdout!.on('data', listenTo(heard))
  return { env: { PULSE_SERVER: server }, heard, close }
}

/** Notes when each sound began, by when its samples arrive and how far back in them it lies. */
function listenTo(heard: number[]): (chunk: Buffer) => void {
  let lastLoud = Number.NEGATIVE_INFINITY
  return (chunk) => {
    const arrivedAt = performance.timeOrigin + performance.now()
    const samples = Math.floor(chunk.length / BYTES)
    for (let place = 0; place < samples; place++) {
      if (Math.abs(chunk.readInt16LE(place * BYTES)) <= LOUD * FULL) continue
      const at = arrivedAt - ((samples - place) * 1_000) / RATE
      if (at - lastLoud > SILENCE_MS) heard.push(at)
      lastLoud = at
    }
  }
}
