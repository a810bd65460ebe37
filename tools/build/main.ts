import { buildIfStale } from './build.ts'
import { hallScript } from './hall-script.ts'

await buildIfStale()
await hallScript()
