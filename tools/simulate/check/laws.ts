/** What must hold at every moment, and what must come about once the faults have stopped. */
export const LAWS = {
  'acknowledged-lost': 'Nothing acknowledged is lost: what the store took is in the log after every crash.',
  'log-broken': 'The log is gapless and append-only: 1, 2, 3 …, and what stands in it stays as it was.',
  'half-a-commit': 'A commit is in the log whole or not at all.',
  'told-too-early': 'No answer tells of what is not in the log.',
  'happened-twice': 'One idempotency key is one effect, however often it is sent.',
  'answered-otherwise': 'The same key always gets the same answer.',
  'key-taken': 'Nobody who uses a key for one thing at one address is told that it is taken.',
  'number-given-twice': 'No number is given twice on one hall-day.',
  'two-counters': 'No ticket is at two counters.',
  'wrong-picture': 'What a screen shows at a position is what the log says at that position.',
  'went-back': 'A screen never goes back in one log.',
  'heard-twice': 'A screen hears each fact at most once, and in order.',
  'honest-line-doubted': 'On a line that loses, doubles and swaps nothing, no screen ever misses anything.',
  'false-live': 'Who says live has heard the hall within 12 seconds.',
  'forgotten-too-early': 'The outbox forgets only what the hall has.',
  'out-of-turn': 'What was given first in a channel leaves the outbox first.',
  'thanked-and-lost': 'What somebody was thanked for is in the log, in the outbox, or set aside; it never disappears.',
  'thanked-and-refused':
    'While nobody sets the hall back, by its clock or from a backup, it takes every rating that somebody was thanked for, unless the phone was quicker.',
  'rated-without-grant': 'No rating is in the log without the grant that it answers.',
  'counted-twice': 'No grant has two ratings, and no rating counts twice.',
  'rated-otherwise': 'What the log says of a rating is what its customer said last.',
  'chain-broken': "The chain of a pad's ratings is whole, link by link and signature by signature.",
  'refused-by-nobody': 'Set aside is only what the hall itself has refused.',
  'two-voices':
    'In one zone nobody speaks over another, unless the other was cut off from the hall for longer than its lease.',
  'said-twice':
    'No sentence is said again, unless whoever had begun it died, or was cut off from the hall before it could tell, and another device takes it over.',
  'said-unasked': 'Who speaks has claimed what it says, and nothing has superseded it or ended it otherwise.',
  'said-too-late': 'Nothing is said 90 s after its call, nor by a page that opened 30 s after it.',
  'said-out-of-turn': 'Who was called first is called first.',
  'told-otherwise':
    'What the hall is told of a sentence is what was heard of it, and it ends once, unless its speaker was given up for lost and tells after all.',
  'lost-by-the-living': 'What a living speaker has claimed it says, and tells how it went.',
  'nothing-thrown': 'Nothing is thrown that nobody catches.',
  'screen-behind': 'Within 60 s after the last fault every screen is equal to the hall, and live.',
  'outbox-full': 'Within 60 s after the last fault every outbox is empty.',
  'not-heard':
    'While nobody sets the clock or misses a right, what is called in the last 20 s before the last fault, or later, is heard unless the customer comes before.',
  'announcement-open':
    'Within 100 s after the last fault everything that was to be said has ended. Until then nothing is calm in a hall that speaks.',
  'hall-stuck': 'Within 60 s after the last fault the hall serves, and starts again from its disk as it was.',
} as const

export type Law = keyof typeof LAWS

/** A law that was broken, when and how. */
export interface Violation {
  readonly law: Law
  /** Virtual ms since the seed began. */
  readonly at: number
  readonly how: string
}
