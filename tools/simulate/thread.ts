import { parentPort as port, workerData } from 'node:worker_threads'
import { playShare, type Share } from './many.ts'

// One thread of a simulation: plays its share of the seeds and says what came of each.
await playShare(workerData as Share, (played) => port?.postMessage(played))
