import { main } from '#server/node/main.ts'

// A hall server as its own process, for tests; the pages are as they were last built.
await main(process.argv.slice(2), process.env)
