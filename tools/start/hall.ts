/** What a start runs, bundled into one script. */
export { main } from '#server/node/main.ts'
export { ownVoices } from '#tools/voice/own-voices.ts'
