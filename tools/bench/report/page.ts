import { close, open, pageWith } from '#tools/report/page.ts'
import { asMarkdown } from '#tools/report/table.ts'
import type { Section } from './table.ts'

/** The order of the page, whatever is measured first. */
export const SECTIONS = [
  'call-paint/still',
  'call-paint/animated',
  'call-paint/6x',
  'call-paint/as-it-hangs',
  'cold-start',
  'bytes',
  'fan-out',
  'throughput',
  'pad',
  'flood',
  'voice',
  'voice-memory',
  'season',
] as const

/** A benchmark, by its place in the page. */
export type SectionName = (typeof SECTIONS)[number]

const HEAD = `# Benchmarks

Made by \`npm run bench\`; \`npm run bench -- call-paint/still --rounds 7\` measures one part and leaves the others as they stand.
Every figure stands beside its baseline from the same run, in shuffled rounds. Medians; in brackets the interval in which the
true median lies with 95 % (order statistics over the rounds). Nothing is rounded in our favour: what falls short says so.
`

/** One part of the page. */
export function sectionText({ id, title, how, tables, counts, broken }: Section, machine: string): string {
  const trouble = broken.length === 0 ? [] : [`**Not valid:** ${broken.join('; ')}.`]
  return [
    open('bench', id),
    `## ${title}`,
    `*${machine}*`,
    how,
    ...trouble,
    ...tables.map(asMarkdown),
    `Counted: ${counts.join('; ')}.`,
    close('bench', id),
  ].join('\n\n')
}

/** The page with one part replaced, or put in its place. */
export function withSection(page: string, id: string, text: string): string {
  return pageWith({ head: HEAD, kind: 'bench', sections: SECTIONS }, page, id, text)
}
