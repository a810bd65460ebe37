import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { end, start } from '../hall/process.ts'

const PROGRAM = '/usr/sbin/nginx'
const MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so'

/** Is Debian's nginx with nchan here? `apt-get install nginx-light libnginx-mod-nchan` */
export function hasNchan(): boolean {
  return existsSync(PROGRAM) && existsSync(MODULE)
}

/** One worker, because ours is one process; a buffer as short as nchan allows, because ours keeps none in memory either. */
function configuration(port: number, folder: string): string {
  return `load_module ${MODULE};
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log crit;
daemon off;
events { worker_connections 16384; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  tcp_nodelay on;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /events { nchan_subscriber eventsource; nchan_channel_id hall; nchan_subscriber_first_message newest; }
    location = /publish { nchan_publisher; nchan_channel_id hall; nchan_message_buffer_length 5; }
  }
}
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts nginx on a folder and a port of its own. @throws {Error} when it does not come up */
export async function openNchan(): Promise<{
  readonly port: number
  readonly pid: number
  readonly close: () => Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-nchan-'))
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), configuration(port, folder))
  const nginx = start(PROGRAM, ['-p', folder, '-c', join(folder, 'nginx.conf')])
  let said = ''
  nginx.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 100 || nginx.exitCode !== null) throw new Error(`nginx did not start: ${said}`)
    await wait(50)
  }
  return {
    port,
    pid: nginx.pid ?? 0,
    close: async () => {
      // Its worker goes with it only when it is asked.
      await end(nginx, 'SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  )
}
