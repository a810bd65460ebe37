import { answerLines } from '#tools/json-lines/answer-lines.ts'
import { answerStats } from './answer.ts'

const USAGE = `Usage: npm run -s stats < lines.jsonl
One JSON object a line, and one line of JSON for each:
  {"fn":"wilson","k":10,"n":10,"level":0.95}
  {"fn":"jeffreys","k":3,"n":10}
  {"fn":"erlangC","c":10,"a":8}
A line that cannot be answered gives {"error":{"code","field","message"}} in its place, and exit code 1 at the end.`

// `npm run -s stats`: {"fn":"wilson","k":10,"n":10} → {"lower":…,"upper":1}; so that a statistician can check our figures.
await answerLines(answerStats, USAGE)
