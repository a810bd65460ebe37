import type { CDPSession } from 'playwright-core'

/** What a page's memory holds, bytes by whose it is. */
export interface HeapKinds {
  /** What the page made and keeps: objects, arrays, closures, numbers, strings. */
  readonly objectBytes: number
  /** What the engine made of its script: code, what it notes of the code's habits, shapes of objects, and who depends on them. */
  readonly codeBytes: number
}

/** The engine's own names for its part. */
const CODE: ReadonlySet<string> = new Set(['code', 'object shape', 'hidden'])
/** The engine's lists pass for the browser's own things: of which code must go when a shape of objects does, above all. */
const ENGINES_LIST = 'system / '
/** Elements, style and the like: the browser's, outside of the heap that is looked at. They are counted by their number. */
const OUTSIDE: ReadonlySet<string> = new Set(['native', 'synthetic'])
/** A text of this size is a script or the last paint: the browser moves it out of the heap and back as it likes. Bytes. */
const WHOLE_TEXT = 16_384

/** What is read of a snapshot, in DevTools' own form. */
export interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] }
  }
  readonly nodes: readonly number[]
  readonly strings: readonly string[]
}

/** Sums a snapshot of a page's memory, by kind. */
export async function heapKinds(devtools: CDPSession): Promise<HeapKinds> {
  const chunks: string[] = []
  const take = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk)
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take)
  await devtools.send('HeapProfiler.takeHeapSnapshot', {})
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take)
  return sumOf(JSON.parse(chunks.join('')) as Snapshot)
}

/** Both together with the whole texts are the heap that `Performance.getMetrics` tells. */
export function sumOf({ snapshot: { meta }, nodes, strings }: Snapshot): HeapKinds {
  const [types] = meta.node_types
  const typeAt = meta.node_fields.indexOf('type')
  const nameAt = meta.node_fields.indexOf('name')
  const sizeAt = meta.node_fields.indexOf('self_size')
  let [objectBytes, codeBytes] = [0, 0]
  for (let node = 0; node < nodes.length; node += meta.node_fields.length) {
    const type = types[nodes[node + typeAt]!]!
    const size = nodes[node + sizeAt]!
    const isList = OUTSIDE.has(type) && strings[nodes[node + nameAt]!]!.startsWith(ENGINES_LIST)
    if (CODE.has(type) || isList) codeBytes += size
    else if (!OUTSIDE.has(type) && !(type.endsWith('string') && size >= WHOLE_TEXT)) objectBytes += size
  }
  return { objectBytes, codeBytes }
}
