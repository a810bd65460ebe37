import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildServiceWorker } from '#tools/build/service-worker.ts'

const DIST = join(import.meta.dirname, '../../../dist')
const SCRIPT = /^(.+-)([\w-]{8})\.js$/

/** The built pages, copied to where they can be replaced by newer ones. */
export function copyPages(folder: string): void {
  mkdirSync(folder, { recursive: true })
  cpSync(DIST, folder, { recursive: true })
}

/** Puts a newer version in the place of the pages in `folder`: every script has another name, and the old ones are gone. */
export async function renew(folder: string): Promise<void> {
  const assets = join(folder, 'assets')
  const renamed = readdirSync(assets).flatMap((name) => {
    const [, stem, hash] = SCRIPT.exec(name) ?? []
    return stem && hash ? [[name, `${stem}${newer(hash)}.js`] as const] : []
  })
  const anew = (file: string): void => {
    let text = readFileSync(file, 'utf8')
    for (const [old, name] of renamed) text = text.replaceAll(old, name)
    writeFileSync(file, text)
  }
  for (const [old, name] of renamed) {
    anew(join(assets, old))
    renameSync(join(assets, old), join(assets, name))
  }
  for (const page of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (page.endsWith('.html')) anew(join(folder, page))
  await buildServiceWorker(folder)
}

/** Another hash as long as this one. */
function newer(hash: string): string {
  return hash.replace(/^./, (first) => (first === '2' ? '3' : '2'))
}
