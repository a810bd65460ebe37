import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '#server/node/backup.ts'
import { DATABASE, readMemory } from '#server/node/data-folder.ts'
import { UsageError } from '#server/node/options.ts'
import { fileAndFolder, tellFailure } from './arguments.ts'

// `npm run -s backup -- FILE [--data DIR]`: the hall's log as it is now, in one file; the server may be at work.
try {
  const { file, data } = fileAndFolder('backup', process.argv.slice(2))
  const memory = readMemory(data)
  if (!memory) throw new UsageError(`${data}: no hall server has been started there. Name its data folder: --data DIR.`)
  if (existsSync(file)) throw new UsageError(`${file} exists. A backup never writes over another: choose a new name.`)
  const events = backUp(join(data, DATABASE), memory, file)
  console.log(JSON.stringify({ file, ...memory, events }))
} catch (error) {
  tellFailure(error)
}
