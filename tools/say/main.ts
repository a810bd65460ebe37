import { answerLines } from '#tools/json-lines/answer-lines.ts'
import { answerSay } from './answer.ts'

// `npm run -s say`: what a call sounds like, as text, so that anybody can check the reading rules without a loudspeaker.
await answerLines(answerSay)
