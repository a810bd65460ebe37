import { memoryOfCopy } from '#server/node/backup-file.ts'
import { putBack } from '#server/node/backup.ts'
import { DATABASE, DataFolder, readMemory } from '#server/node/data-folder.ts'
import { UsageError } from '#server/node/options.ts'
import { fileAndFolder, tellFailure } from '../backup/arguments.ts'

// `npm run -s restore -- FILE [--data DIR]`: a backup in the place of a stopped server's log; the next start tells it anew.
try {
  const { file, data } = fileAndFolder('restore', process.argv.slice(2))
  const memory = memoryOfCopy(file)
  if (!memory) throw new UsageError(`${file}: not a backup made by npm run backup.`)
  const own = readMemory(data)
  if (own && (own.kind !== memory.kind || own.hall !== memory.hall))
    throw new UsageError(
      `${file} is of ${memory.kind} hall ${memory.hall}; ${data} belongs to ${own.kind} hall ${own.hall}.`,
    )
  // Holds the folder: a server at work on it, or started meanwhile, and a restore exclude each other.
  const folder = new DataFolder(data)
  try {
    const aside = folder.file(`replaced-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
    putBack(file, folder.file(DATABASE), aside)
    folder.remember(memory)
    console.log(JSON.stringify({ data: folder.path, ...memory, replaced: aside }))
  } finally {
    folder.release()
  }
} catch (error) {
  tellFailure(error)
}
