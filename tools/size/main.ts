import { join } from 'node:path'
import { buildIfStale } from '#tools/build/build.ts'
import BUDGETS from './budgets.json' with { type: 'json' }
import { lateBytes, pageLoads, sentBytes } from './page-load.ts'

// `npm run size`: how much script a screen of a live hall loads, against what each app may spend.
const DIST = join(import.meta.dirname, '../../dist')

/** A wall comes back after a power cut over the worst line of the hall: each request is one more that can be lost. */
const MOST_REQUESTS = 8

const budgets: Readonly<Record<string, number>> = BUDGETS

/** Prints one line and says whether it keeps its budget. What has none is told to get one. */
function check(name: string, bytes: number, requests = 0): boolean {
  const budget = budgets[name]
  const kept = budget !== undefined && bytes <= budget && requests <= MOST_REQUESTS
  const verdict = budget === undefined ? 'has no budget: give it one in tools/size/budgets.json' : `of ${budget}`
  const asked = requests > 0 ? `, ${requests} requests of ${MOST_REQUESTS}` : ''
  console.log(`${kept ? ' ' : '✖'} ${name.padEnd(18)}${String(bytes).padStart(7)} bytes ${verdict}${asked}`)
  return kept
}

await buildIfStale()
const loads = pageLoads(DIST)
const kept = loads.map(({ app, bytes, requests }) => check(app, bytes, requests))
// Once a device was let in: one script in each page, one where the stream is read. And what a screen that speaks loads.
kept.push(check('device', lateBytes(DIST, 'device-page', 'open-device-link')))
kept.push(check('speech', lateBytes(DIST, 'speak')))
kept.push(check('service-worker', sentBytes(DIST, 'service-worker.js')))
const workers = new Set(loads.flatMap(({ scripts }) => scripts.filter((script) => script.includes('hall.worker'))))
if (workers.size > 1) console.log(`✖ ${workers.size} stream workers: pages would not share a stream`)
process.exit(workers.size <= 1 && kept.every(Boolean) ? 0 : 1)
