import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AUDIT_HEADS, readHeads } from '#server/node/audit-heads.ts'
import { AUDIT_KEY, hmacSeal } from '#server/node/seal.ts'
import { type AuditEntry, type AuditFault, type AuditHead, findFault } from '#server/store/audit.ts'
import { readChain } from './chain.ts'

/** What the check found: one line for a person, and whether the chain holds. */
export interface Verdict {
  readonly isWhole: boolean
  readonly text: string
}

const FAULTS: Readonly<Record<AuditFault['kind'], string>> = {
  missing: 'is missing: it was deleted',
  changed: 'is not what was written: it, its place or its hash was changed',
  'out-of-order': 'is out of order',
  'cut-off': 'and all after it were cut off: a head that was written down lies beyond the end',
}

/**
 * Holds the chain of acts of a data folder against its key, the heads written down beside it, and one more head that
 * somebody kept elsewhere. What was added after the last head and cut off again cannot be seen.
 */
export function verify(folder: string, kept: AuditHead | null): Verdict {
  const broken = (text: string): Verdict => ({ isWhole: false, text })
  const [database, key, headsFile] = ['hallcast.db', AUDIT_KEY, AUDIT_HEADS].map((name) => join(folder, name))
  if (!existsSync(database!)) return broken(`${database}: there is no database`)
  if (!existsSync(key!)) return broken(`${key}: the key of the chain is missing`)
  const { heads, unreadable } = readHeads(existsSync(headsFile!) ? readFileSync(headsFile!, 'utf8') : '')
  const known = kept ? [...heads, kept] : heads
  const clash = known.find(({ number, hash }) => known.some((other) => other.number === number && other.hash !== hash))
  if (clash) return broken(`entry ${clash.number}: two heads that were written down disagree`)
  let last: AuditEntry | null = null
  function* walked(): Generator<AuditEntry> {
    for (const entry of readChain(database!)) yield (last = entry)
  }
  try {
    const fault = findFault(walked(), hmacSeal(Buffer.from(readFileSync(key!, 'utf8').trim(), 'hex')), known)
    if (fault) return broken(`entry ${fault.number} ${FAULTS[fault.kind]}`)
  } catch (error) {
    return broken(`${database}: the chain cannot be read (${String(error)})`)
  }
  const { number, hash } = (last as AuditEntry | null) ?? { number: 0, hash: '0'.repeat(64) }
  // A power cut may leave half a line; and whoever could spoil one could as well delete the file.
  const spoiled = unreadable === null ? '' : ` (line ${unreadable} of ${AUDIT_HEADS} cannot be read)`
  return {
    isWhole: true,
    text: `whole: ${number} acts, held against ${known.length} heads${spoiled}; head ${number}:${hash}`,
  }
}
