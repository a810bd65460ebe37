import { close, open, pageWith } from '#tools/report/page.ts'
import { asMarkdown } from '#tools/report/table.ts'
import { FAULT_NAMES } from '../faults.ts'
import type { Played } from '../play.ts'
import { peerTable } from './peers.ts'
import { tableOf } from './table.ts'

const HEAD = `# Faults

Made by \`npm run faults\`; \`npm run faults -- killed disk-full\` plays some and leaves the others as they stand. Each is played
against the real built thing: server processes on a disk, readers on sockets, boards in Chromium. These are counts, not
benchmarks: a worst figure is of one machine, with other work beside it. What does not hold says so.

## Mistakes seen in other queue boards, and what proves that they are not made here

${asMarkdown(peerTable())}

What a voice gets wrong ("O-O-One", the last number three times, silence) is proved where the voice is.
`

/** One fault's part of the page. */
export function sectionText(played: Played, machine: string): string {
  const { name, fault, outcome } = played
  const trouble =
    'skipped' in outcome || outcome.broken.length === 0 ? [] : [`**Did not hold:** ${outcome.broken.join('; ')}.`]
  return [
    open('fault', name),
    `## ${fault.title}`,
    `*${machine}*`,
    `**What is done:** ${fault.done}`,
    `**What must hold:** ${fault.holds}`,
    ...trouble,
    asMarkdown(tableOf([played])),
    close('fault', name),
  ].join('\n\n')
}

/** The page with one fault's part replaced, or put in its place. */
export function withFault(page: string, id: string, text: string): string {
  return pageWith({ head: HEAD, kind: 'fault', sections: FAULT_NAMES }, page, id, text)
}
