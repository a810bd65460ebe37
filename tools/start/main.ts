import { main } from '#server/node/main.ts'
import { buildIfStale } from '#tools/build/build.ts'

// `npm start`: the pages first, because the server hands them out from its first second.
await buildIfStale()
await main(process.argv.slice(2), process.env)
