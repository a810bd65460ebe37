import { flushCompileCache } from 'node:module'
import { pathToFileURL } from 'node:url'
import { buildIfStale } from '#tools/build/build.ts'
import { hallScript } from '#tools/build/hall-script.ts'
import type * as hall from './hall.ts'

// What goes wrong is told by the lines of the sources, not by those of the script.
process.setSourceMapsEnabled(true)
const { href } = pathToFileURL(await hallScript())
const { main, ownVoices } = (await import(href)) as typeof hall
// `npm start`: the pages come first, because the server hands them out from its first second; but options that
// cannot be are refused before anything is written.
await main(process.argv.slice(2), process.env, { prepare: buildIfStale, voices: ownVoices })
// Node would keep what it has compiled at an orderly end, and a hall may not come to one for months.
flushCompileCache()
