import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { portOf } from '#server/node/listener.ts'

const ROOT = join(import.meta.dirname, '../../..')
const PACKS = join(ROOT, 'public')
const CLIP_MS = 200
const CLIP_HZ = 22_050

/** A page with the product's loudspeaker and voice pack in it, and what it is compared with. */
export async function serveSpeakerPage(): Promise<{ readonly url: string; readonly close: () => void }> {
  const script = await bundled(join(import.meta.dirname, 'speaker.page.ts'))
  const made: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
    '/': ['text/html', '<!doctype html><meta charset="utf-8"><body><script type="module" src="/speaker.js"></script>'],
    '/speaker.js': ['text/javascript', script],
    '/clip.wav': ['audio/wav', beep()],
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const send = (type: string, body: string | Buffer): void => {
      response.writeHead(200, { 'content-type': type }).end(body)
    }
    const here = made[pathname]
    if (here) return send(...here)
    if (!/^\/voice\/zh\/[\w.-]+$/.test(pathname)) return void response.writeHead(404).end()
    readFile(join(PACKS, pathname)).then(
      (body) => send(pathname.endsWith('.json') ? 'application/json' : 'audio/mpeg', body),
      () => void response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function bundled(entry: string): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, target: 'esnext', rolldownOptions: { input: entry } },
  })) as Rolldown.RolldownOutput
  return output[0].code
}

/** A tone of the length of a short word. */
function beep(): Buffer {
  const samples = new Float32Array((CLIP_MS * CLIP_HZ) / 1_000)
  for (let place = 0; place < samples.length; place++)
    samples[place] = Math.sin((place / CLIP_HZ) * 2 * Math.PI * 660) / 2
  return Buffer.from(wavOf({ samples, sampleRate: CLIP_HZ }))
}
