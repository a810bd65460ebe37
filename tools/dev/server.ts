import { main } from '#server/node/main.ts'

// The hall server as `npm run dev` watches it: without building pages, which Vite serves here.
await main(process.argv.slice(2), process.env)
