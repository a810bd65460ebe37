import { parseArgs } from 'node:util'
import type { AuditHead } from '#server/store/audit.ts'
import { verify } from './verify.ts'

// `npm run -s audit -- verify [--data DIR] [--head N:HASH]`: does the chain of privileged acts hold? 0: yes, 1: no, 2: asked wrongly.
const USAGE = 'npm run -s audit -- verify [--data FOLDER] [--head NUMBER:HASH]'

function headOf(text: string): AuditHead | null {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return number === undefined ? null : { number: Number(number), hash: hash! }
}

function main(argv: readonly string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, head: { type: 'string' } },
      allowPositionals: true,
    })
    const head = values.head === undefined ? null : headOf(values.head)
    if (positionals.join(' ') !== 'verify') throw new Error(USAGE)
    if (values.head !== undefined && !head)
      throw new Error(`--head ${values.head}: write NUMBER:HASH, as the server showed it.`)
    const { isWhole, text } = verify(values.data ?? process.env['HALLCAST_DATA'] ?? './data', head)
    console.log(text)
    return isWhole ? 0 : 1
  } catch (error) {
    console.error((error as Error).message)
    return 2
  }
}

process.exitCode = main(process.argv.slice(2))
