/**
 * Preloaded into every process of tests: node:test fails a test that takes too long, but waits for its process as long
 * as anything in it still turns, and a loop without end turns for ever.
 * A share of the unit tests takes some ten seconds, the slowest end-to-end tests 100 s, and a busy machine makes minutes of it.
 */
const PROCESS_TIMEOUT_MS = 300_000

setTimeout(() => {
  process.stderr.write(`${process.argv[1]} did not end within ${PROCESS_TIMEOUT_MS / 1_000} s\n`)
  process.exit(1)
}, PROCESS_TIMEOUT_MS).unref()
