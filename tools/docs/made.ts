import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hallJsonSchema } from '#server/config/schema.ts'
import { codesOf } from '#server/http/openapi.ts'
import type { Endpoint } from '#server/http/endpoint.ts'
import { voicePackJsonSchema } from '#shared/protocol/schemas/voice-pack.ts'
import { ERRORS } from '#shared/protocol/errors.ts'

/** Files of the repository that are made from the code; a test holds each equal to what would be made now. */
export interface MadeFile {
  readonly path: string
  readonly text: string
}

const ROOT = join(import.meta.dirname, '../..')

function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { status, title, cure }]) => `| \`${code}\` | ${status} | ${title} | ${cure} |`,
  )
  return `# Errors

Every error is an RFC 9457 problem (\`application/problem+json\`) with a stable \`code\` of this table, and \`field\` where one field is at fault.
A refused wish (409) also carries \`state\` and \`current\`: the counter and the ticket as they are now.
Made from \`shared/protocol/errors.ts\` by \`npm run docs\`.

| code | status | what it means | what to do |
|---|---|---|---|
${rows.join('\n')}
`
}

function apiPage(endpoints: readonly Endpoint[]): string {
  const rows = endpoints.map((endpoint) => {
    const { method, path, summary, status } = endpoint
    return `| ${method.toUpperCase()} | \`${path}\` | ${status} | ${summary} | ${codesOf(endpoint).join(', ')} |`
  })
  return `# Routes of the hall server

The same as OpenAPI 3.1, with every schema: \`/api/openapi.json\`. Codes are explained in \`errors.md\`. Made from \`server/http/routes\` by \`npm run docs\`.

Every POST in a hall takes an \`Idempotency-Key\`: the same key with the same body gives the first answer again for 24 hours, so a request whose answer was lost can be sent again.
That answer is kept as it was given, the key of a new ticket included. Accounts and tokens stand outside the halls' logs; a doubled request
for one finds the name taken, so that there is never a second.

Who may: health and pages anybody; everything else needs a session's cookie, an API token (\`Authorization: Bearer\`), a paired device, or
the ticket's key; the table is \`server/http/rights.ts\`. 401: nobody is known. 403: they are, and may not.

| method | path | answer | does | may answer with |
|---|---|---|---|---|
${rows.join('\n')}
`
}

/** Everything that is made, as it should be. */
export function madeFiles(endpoints: readonly Endpoint[]): readonly MadeFile[] {
  return [
    { path: 'docs/errors.md', text: errorsPage() },
    { path: 'docs/api.md', text: apiPage(endpoints) },
    { path: 'public/schema/hall.schema.json', text: `${JSON.stringify(hallJsonSchema(), null, 2)}\n` },
    { path: 'public/schema/voice-pack.schema.json', text: `${JSON.stringify(voicePackJsonSchema(), null, 2)}\n` },
  ]
}

export function writeMade({ path, text }: MadeFile): void {
  writeFileSync(join(ROOT, path), text)
}

/** The file as it stands in the repository; empty when it is not there. */
export function standing(path: string): string {
  try {
    return readFileSync(join(ROOT, path), 'utf8')
  } catch {
    return ''
  }
}
