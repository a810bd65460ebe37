import { answerLines } from '#tools/json-lines/answer-lines.ts'
import { answerStats } from './answer.ts'

// `npm run -s stats`: {"fn":"wilson","k":10,"n":10} → {"lower":…,"upper":1}; so that a statistician can check our figures.
await answerLines(answerStats)
