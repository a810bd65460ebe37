import { createInterface } from 'node:readline'
import { shown } from '#tools/report/shown.ts'

/** What is wrong with one line; the lines after it are answered all the same. */
export class BadLine extends Error {
  override readonly name = 'BadLine'
  readonly code: string
  /** The member that names the trouble; null when the line is no object at all. */
  readonly field: string | null

  constructor(code: string, field: string | null, message: string) {
    super(message)
    this.code = code
    this.field = field
  }
}

/** One line of input as the object it must be. @throws {BadLine} */
export function readLine(line: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new BadLine('bad-json', null, 'Not JSON. Each line is one JSON object.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadLine('not-an-object', null, 'Each line is one JSON object.')
  return value as Readonly<Record<string, unknown>>
}

/** The answer to one line as it is printed, and whether the line was good. */
export function answerLine(
  line: string,
  answer: (asked: Readonly<Record<string, unknown>>) => string,
): { readonly text: string; readonly good: boolean } {
  try {
    return { text: answer(readLine(line)), good: true }
  } catch (error) {
    if (!(error instanceof BadLine)) throw error
    const { code, field, message } = error
    return { text: JSON.stringify({ error: { code, field, message } }), good: false }
  }
}

/**
 * The form of all our command lines that pipe: JSON lines on stdin, one line out for each, in order. A bad line gives an
 * error on its own line, is named by its number on stderr, and gives exit code 1 at the end; empty lines are passed over.
 * They take no options but `--help`, and end when nobody reads them any more.
 */
export async function answerLines(
  answer: (asked: Readonly<Record<string, unknown>>) => string,
  usage: string,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endUnread)
  const [unknown] = args.filter((arg) => arg !== '--help' && arg !== '-h')
  if (unknown !== undefined) {
    process.stderr.write(`${shown(unknown)} is no option. What is asked comes on stdin; --help says how.\n`)
    process.exitCode = 2
  } else if (args.length > 0) process.stdout.write(`${usage}\n`)
  else await answerAll(answer)
}

/** Whoever read has gone (`| head`): the rest is for nobody, and no trouble. */
function endUnread(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`The answers cannot be written: ${error.message}\n`)
  process.exit(1)
}

async function answerAll(answer: (asked: Readonly<Record<string, unknown>>) => string): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++
    // Windows begins a file with a mark that is none of it.
    const bare = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (bare.trim() === '') continue
    const { text, good } = answerLine(bare, answer)
    process.stdout.write(`${text}\n`)
    if (good) continue
    process.stderr.write(`line ${number}: ${(JSON.parse(text) as { error: { message: string } }).error.message}\n`)
    process.exitCode = 1
  }
}
