import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end, start } from './process.ts'

const START = join(import.meta.dirname, '../../start/main.ts')

/** The real server with a quiet demo hall, in a process of its own. */
export interface BenchHall {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** Kills it, keeps nothing. */
  readonly end: () => Promise<void>
}

/** Starts the server on a free port over a data folder of its own, on a real disk: the data folder is what must be durable. */
export async function startHall(): Promise<BenchHall> {
  const data = mkdtempSync(join(tmpdir(), 'hallcast-bench-'))
  const server = start(process.execPath, [START, '--host', '127.0.0.1', '--port', '0', '--data', data, '--demo=quiet'])
  let said = ''
  const port = await new Promise<number>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const ready = said.split('\n').find((line) => line.includes('"code":"ready"'))
      if (ready) resolve((JSON.parse(ready) as { readonly port: number }).port)
    })
    server.once('exit', () => reject(new Error(`the server did not start: ${said}`)))
  })
  server.stdout?.resume()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: server.pid ?? 0,
    end: async () => {
      await end(server)
      rmSync(data, { recursive: true, force: true })
    },
  }
}
