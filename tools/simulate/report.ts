import { cpus } from 'node:os'
import { BUGS } from './bugs/bugs.ts'
import { LAWS } from './check/laws.ts'
import { type Found, SEEDS_AT_MOST } from './hunt.ts'
import type { Broken, Tally } from './many.ts'

/** Seeds and how long they took. */
export interface Played {
  readonly tally: Tally
  readonly wallMs: number
  readonly cpuMs: number
  readonly threads: number
}

const number = (value: number): string => Math.round(value).toLocaleString('en')

/** One line for a seed that broke a law. */
export const brokenLine = ({ seed, violation: { law, how } }: Broken): string =>
  `broken in seed ${seed}: ${law}: ${how.slice(0, 300)}`

/** The outcome of many seeds in a few lines. */
export function summary({ tally, wallMs, cpuMs, threads }: Played): string {
  const { seeds, broken, counts, deeds, simulatedMs } = tally
  const seen = [...counts].sort(([one], [other]) => one.localeCompare(other))
  return [
    `${number(seeds)} seeds, ${broken.length} with a broken law`,
    `${number(wallMs / 1_000)} s on ${threads} threads; ${(seeds / (cpuMs / 1_000)).toFixed(1)} seeds a CPU-second`,
    `${number(deeds / seeds)} steps and ${(simulatedMs / seeds / 1_000).toFixed(1)} simulated seconds a seed`,
    ...seen.map(([what, count]) => `  ${what.padEnd(44)} ${number(count).padStart(9)}`),
  ].join('\n')
}

/** One line for a planted bug. */
export function foundLine(name: string, found: Found | null): string {
  return found
    ? `${name.padEnd(26)} ${String(found.seed).padStart(4)}  ${found.violation.law}`
    : `${name.padEnd(26)} NOT FOUND`
}

/** The page of the docs. */
export function page(played: Played, found: readonly (Found | null)[]): string {
  const { tally, wallMs, cpuMs, threads } = played
  const counts = [...tally.counts].sort(([one], [other]) => one.localeCompare(other))
  const rows = BUGS.map(({ name, what }, index) => {
    const hit = found[index]
    return `| \`${name}\` | ${what} | ${hit ? hit.seed : 'not found'} | ${hit ? `\`${hit.violation.law}\`` : ''} |`
  })
  return `# Simulation of the product's own code

Made by \`npm run simulate -- --seeds ${tally.seeds} --write\`. One seed is one small hall: its server (hall, HTTP app, store), five screens with
their line, their stores and their storage, two clerks, a kiosk whose outbox (one or two tabs) brings customers' bookings to the hall, and a rating pad
whose customers tap, pound, change their mind, write and go, while some of them answer on their phone. Every fifth is a hall that speaks: instead of
kiosk and pad it has one or two speakers, each the product's own from the hall's stream down to its engines; simulated are the machine's voice and its loudspeaker alone.
All of that is the product's code, unmodified, in one process; clock, network, disk and chance are handed to it, so that one number
decides everything, and \`npm run simulate -- --seed N\` tells the same story again, step by step.

**What goes wrong**: the server is killed or loses power at every boundary of a commit (unwritten, half-written, written, synced) and anywhere else, and once
more just after it has started; what was not synced is lost or torn. It is restarted, started twice, restored from a backup; its disk is full, or fails when a
commit is written or written through; its clock is set by seconds to years, as are the devices' dates. Requests are lost, doubled, overtaken, delayed by seconds; answers are lost; a proxy
answers instead of the hall or after it, a captive page answers 200. Lines are cut, go silent (half-open), lose, double, swap and split frames
(in half of the seeds; the other half has an honest line, on which no screen may ever miss anything). Pages crash, freeze, lose power, die
before and behind a write of their outbox; a device's disk is full; rights are lost. A speaker dies in the middle of a sentence, is cut off, is switched on when
all have gone; its voice hangs, errs or is blocked. One pad in five stands on an origin without WebCrypto.

**What must hold** at every step; and within 60 simulated seconds after the last fault (100 where the hall speaks: so long it takes to give up what
nobody could say) all is well again, and stays so for 15 more:

${Object.entries(LAWS)
  .map(([law, sentence]) => `* \`${law}\`: ${sentence}`)
  .join('\n')}

## Nothing planted

${number(tally.seeds)} seeds: **${tally.broken.length} with a broken law**. ${(tally.seeds / (cpuMs / 1_000)).toFixed(1)} seeds a CPU-second (${number(wallMs / 1_000)} s on ${threads} threads), ${number(tally.deeds / tally.seeds)} steps and ${(tally.simulatedMs / tally.seeds / 1_000).toFixed(1)} simulated seconds a seed.
Machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}.

| it happened | times |
|---|---|
${counts.map(([what, count]) => `| ${what} | ${number(count)} |`).join('\n')}

## Bugs planted on purpose

Each is planted where the simulation hands something to the product (\`tools/simulate/bugs/\`); the product has no switch for any of them. It counts as found when
a law that it breaks is seen to be broken; each must be within ${number(SEEDS_AT_MOST)} seeds. \`no-sync-at-opening\` and \`date-ages-answers\` were in the product until the simulation found them,
and so were a pad that never again tried to settle what its full disk had once refused (\`outbox-full\`), \`zone-lost-at-restart\`, \`own-claim-forgotten\`,
a speaker that held its zone while it did not hear the hall (\`not-heard\`), and one that took a call for too old because it did not know yet
that somebody had set the hall's clock back (\`not-heard\`). Bugs of the voice are hunted in halls that speak, all others in halls that do not.

| bug | what is wrong | seeds needed | found by |
|---|---|---|---|
${rows.join('\n')}

## What is not simulated

SQLite itself (a test of its own kills it in mid-write), a real SharedWorker (its code is simulated, its port is not), the service worker, the arithmetic of
WebCrypto (a signature here holds for its text and its key, and is made at once), sound itself, and the browser's own IndexedDB: end-to-end tests do those on the real thing.
`
}
