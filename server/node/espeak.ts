import { spawn } from 'node:child_process'
import { type ClipProvider, keptClips } from '#server/hall/clips.ts'

/**
 * Voices that say the grammar's texts so that they are understood. No Mandarin: what Debian packages reads hanzi as
 * English gibberish.
 */
const VOICES: Readonly<Record<string, string>> = { en: 'en-us' }

/** A sentence takes it some tens of milliseconds; one that takes longer than this hangs, ms. */
const PATIENCE_MS = 4_000
/** A minute of speech is 2.6 MB; a child that goes on writing is not what we take it for. */
const MOST_BYTES = 4_000_000
/** Words a minute. */
const RATE = '150'

/** espeak-ng as a child process, where it is installed; where it is not, the hall does without. Looked for when it is first wanted. */
export function espeakClips(program = 'espeak-ng'): ClipProvider {
  let installed: Promise<boolean> | null = null
  return keptClips(async (text, language) => {
    const voice = VOICES[language]
    if (voice === undefined) return null
    installed ??= run(program, ['--version'], '').then(
      () => true,
      () => false,
    )
    if (!(await installed)) return null
    return run(program, ['-v', voice, '-s', RATE, '--stdin', '--stdout'], text)
  })
}

/** What a program writes when it is fed a text. @throws when it cannot be started, fails, hangs or writes too much */
function run(program: string, args: readonly string[], text: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    })
    const pieces: Buffer[] = []
    let bytes = 0
    child.stdout.on('data', (piece: Buffer) => {
      bytes += piece.length
      pieces.push(piece)
      if (bytes > MOST_BYTES) child.kill('SIGKILL')
    })
    child.on('error', reject)
    child.on('close', (code, signal) =>
      code === 0 ? resolve(Buffer.concat(pieces)) : reject(new Error(`${program} ended with ${signal ?? code}`)),
    )
    // It may be gone before it has read.
    child.stdin.on('error', () => {})
    child.stdin.end(text)
  })
}
