import { answerLines } from '#tools/json-lines/answer-lines.ts'
import { answerSay } from './answer.ts'

const USAGE = `Usage: npm run -s say < lines.jsonl
One JSON object a line, and one line of what is heard for each:
  {"kind":"zh","input":{"ticket":"A008","window":"3"}}
  {"kind":"en","input":{"kind":"closing","minutes":10}}
  {"kind":"zhText","input":"8:30-12:00"}
kind: zh, en, yue, or one of them with Text. input.kind: call, recall, prepare, missed, wait, closing, outage, emergency.
A line of which nothing can be said gives {"error":{"code","field","message"}} in its place, and exit code 1 at the end.
All fields: docs/voice.md`

// `npm run -s say`: what a call sounds like, as text, so that anybody can check the reading rules without a loudspeaker.
await answerLines(answerSay, USAGE)
