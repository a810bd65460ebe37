import { englishNumber } from '#shared/domain/phrase/english-numbers.ts'
import { LETTERS, type Line } from './line.ts'

// What is kept stands in brackets, in a sentence that gives it the melody it will have in a call. Where a word ends a call it
// is said by itself.

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ')
/** Before a digit; 20 and 30 are among the whole numbers. */
const TENS = 'forty fifty sixty seventy eighty ninety'.split(' ')
const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => englishNumber(from + index))

/** Words and whole phrases that end what is said, or stand alone. */
const WHOLE = [
  'Calling again',
  'please get ready',
  'you have missed your turn',
  'You are next',
  'There is one person ahead of you',
  'please proceed to the counter shown',
  'please proceed to the VIP room',
  'please proceed to the self-service area',
  'please proceed to the service desk',
  'please proceed to the reception desk',
  'Planned power cut',
  'Temporary power cut',
  'Power cut',
  'midnight',
  'Thank you',
  'Attention please',
  'This is an emergency',
  'Please stay calm and follow the staff',
  'This counter is closed',
]

/** Pieces of sentences, in one. */
const PIECES: Readonly<Record<string, string>> = {
  Ticket: '[Ticket] B two two',
  Tickets: '[Tickets] B two two',
  Customer: '[Customer] Brown',
  Mr: '[mister] Brown',
  Ms: '[miz] Brown',
  and: 'B two [and] B two',
  'please proceed to': '[please proceed to] counter two',
  counter: 'proceed to [counter] B two',
  room: 'proceed to [room] B two',
  'There are': '[There are] ten people',
  'people ahead of you': 'ten [people ahead of you]',
  'This hall closes in': '[This hall closes in] ten minutes',
  'This hall closes at': '[This hall closes at] ten thirty',
  minutes: 'closes in ten [minutes]',
  minute: 'closes in one [minute]',
  "o'clock": "at ten [o'clock]",
  'hundred hours': 'at fourteen [hundred hours]',
  oh: 'ten [oh] two',
  from: 'cut [from] ten thirty',
  to: 'thirty [to] ten thirty',
  hundred: 'two [hundred] two people',
  thousand: 'two [thousand] two people',
}

/** Everything the default English pack can say. */
export const ENGLISH: readonly Line[] = [
  ...WHOLE.map((name) => ({ name, script: name })),
  ...Object.entries(PIECES).map(([name, script]) => ({ name, script })),
  ...numbers(1, 30).map((number) => ({ name: `counter ${number}`, script: `proceed to [counter ${number}]` })),
  ...numbers(1, 30).map((number) => ({ name: `room ${number}`, script: `proceed to [room ${number}]` })),
  // Four runs into its neighbours and is then taken for five: a recogniser told it in 2 of 5 places so, in 4 of 5 by itself.
  ...DIGITS.map((digit) => ({ name: digit, script: digit === 'four' ? digit : `eight [${digit}] two two` })),
  ...DIGITS.map((digit) => ({ name: `${digit}|last`, script: `eight eight [${digit}]` })),
  ...numbers(10, 30).map((number) => ({ name: number, script: number })),
  ...TENS.map((ten) => ({ name: ten, script: `[${ten}] two people` })),
  ...LETTERS.map((name) => ({ name, script: name })),
]
