import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

// The floor of the machine: every POST is one row, durable before it is answered. Nothing is read, checked or decided.
const data = mkdtempSync(join(tmpdir(), 'hallcast-bench-'))
const database = new DatabaseSync(join(data, 'floor.db'))
database.exec('pragma journal_mode = wal')
database.exec('pragma synchronous = full')
database.exec('create table events (sequence integer primary key, data text not null)')
const insert = database.prepare('insert into events (data) values (?)')

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
  request.on('end', () => {
    insert.run(body.padEnd(800))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})
process.once('message', () => {
  rmSync(data, { recursive: true, force: true })
  process.exit(0)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
