import { main } from '#server/node/main.ts'
import { buildIfStale } from '#tools/build/build.ts'
import { ownVoices } from '#tools/voice/own-voices.ts'

// `npm start`: the pages come first, because the server hands them out from its first second; but options that
// cannot be are refused before anything is written.
await main(process.argv.slice(2), process.env, { prepare: buildIfStale, voices: ownVoices })
