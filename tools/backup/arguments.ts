import { parseArgs } from 'node:util'
import { UsageError } from '#server/node/options.ts'

/** A backup and the data folder it is of, or for. @throws {UsageError} for anything else */
export function fileAndFolder(
  command: string,
  args: readonly string[],
): { readonly file: string; readonly data: string } {
  const usage = `Usage: npm run -s ${command} -- FILE [--data FOLDER]`
  let parsed
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { data: { type: 'string' } } })
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. ${usage}`)
  }
  const { positionals, values } = parsed
  const [file] = positionals
  if (!file || positionals.length > 1) throw new UsageError(usage)
  return { file, data: values.data ?? (process.env['HALLCAST_DATA'] || './data') }
}

/** One line for the person at the keyboard: 2 when they can put it right, 1 when the disk or the file is to blame. */
export function tellFailure(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof UsageError ? 2 : 1
}
