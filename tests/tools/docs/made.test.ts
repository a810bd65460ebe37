import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ERRORS } from '#shared/protocol/errors.ts'
import { createApp } from '#server/http/app.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { devicesInMemory } from '#server/devices/in-memory.ts'
import { peopleInMemory } from '#server/people/in-memory.ts'
import { documentedEndpoints } from '#tools/docs/endpoints.ts'
import { madeFiles, standing } from '#tools/docs/made.ts'

const people = peopleInMemory()
const devices = devicesInMemory()
const app = () =>
  createApp({
    halls: new Map(),
    mode: { demo: true },
    people,
    devices,
    credentials: credentialsOf(people, devices),
    version: '1.2.3',
    clock: () => 0,
    limits: DEFAULT_LIMITS,
    publicOrigins: [],
    remoteAddress: () => '127.0.0.1',
    newId: () => '',
    onBug: (error) => assert.fail(String(error)),
  })

for (const { path, text } of madeFiles(documentedEndpoints())) {
  test(`${path} says what the code says (else: npm run docs)`, () => assert.equal(standing(path), text))
}

test('code, OpenAPI and docs/api.md know the same routes', async () => {
  const response = await app().request('http://localhost/api/openapi.json')
  assert.equal(response.status, 200)
  const document = (await response.json()) as {
    openapi: string
    paths: Record<string, Record<string, { responses: object }>>
    components: { schemas: object }
  }
  assert.equal(document.openapi, '3.1.0')
  const published = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const served = app().routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  const written = [...standing('docs/api.md').matchAll(/^\| ([A-Z]+) \| `([^`]+)`/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  )
  assert.deepEqual(published.toSorted(), served.toSorted())
  assert.deepEqual(written.toSorted(), served.toSorted())
  assert.ok('Problem' in document.components.schemas && 'HallSnapshot' in document.components.schemas)
})

test('every reference of the OpenAPI document leads somewhere', async () => {
  const text = await (await app().request('http://localhost/api/openapi.json')).text()
  const { components } = JSON.parse(text) as { components: { schemas: Record<string, unknown> } }
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!)
  assert.ok(names.length > 20)
  for (const name of names) assert.ok(name in components.schemas, name)
})

test('every code has a status, a title and a cure, and is written in kebab-case', () => {
  for (const [code, { status, title, cure }] of Object.entries(ERRORS)) {
    assert.match(code, /^[a-z]+(?:-[a-z]+)*$/)
    assert.ok(status >= 400 && status < 600, code)
    assert.match(title, /\.$/)
    assert.match(cure, /\.$/)
  }
})
