import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOptions, UsageError } from '#server/node/options.ts'

test('without options a hall listens on this machine alone', () => {
  assert.deepEqual(readOptions([], {}), {
    port: 8080,
    host: '127.0.0.1',
    data: './data',
    hallFile: null,
    demo: null,
    publicUrl: null,
    adminPassword: null,
  })
})

test('a flag wins over its variable, both ways of writing it are the same, and an empty variable is none', () => {
  const env = {
    HALLCAST_PORT: '1',
    HALLCAST_HOST: '0.0.0.0',
    HALLCAST_DATA: '/d',
    HALLCAST_DEMO: 'quiet',
    HALLCAST_PUBLIC_URL: 'https://Hall.example/',
    HALLCAST_HALL: '',
  }
  assert.deepEqual(readOptions(['--port=9000'], env), {
    port: 9000,
    host: '0.0.0.0',
    data: '/d',
    hallFile: null,
    demo: 'quiet',
    publicUrl: 'https://hall.example',
    adminPassword: null,
  })
  assert.equal(readOptions(['--port', '9000'], env).port, 9000)
  assert.equal(readOptions([], { HALLCAST_DEMO: '1' }).demo, 'lively')
  assert.equal(readOptions(['--demo', '--port', '0'], {}).demo, 'lively')
  assert.equal(readOptions(['--demo=quiet'], {}).demo, 'quiet')
  assert.equal(readOptions(['--hall', 'x.json'], {}).hallFile, 'x.json')
})

const REFUSED: readonly (readonly [readonly string[], Readonly<Record<string, string>>, RegExp])[] = [
  [['--prot', '9000'], {}, /^--prot: no such option\./],
  [['-p', '9000'], {}, /^-p: no such option\./],
  [['--toString', '1'], {}, /^--toString: no such option/],
  [['9000'], {}, /^9000: not an option\./],
  [['--demo', 'quiet'], {}, /^quiet: not an option/],
  [['--'], {}, /^--: not an option/],
  [['--port'], {}, /^--port needs a value\./],
  [['--port='], {}, /^--port : a port is a number/],
  [['--port=80a'], {}, /^--port 80a: a port is a number/],
  [['--port', '65536'], {}, /^--port 65536/],
  [['--port', '1', '--port=2'], {}, /^--port is given twice/],
  [['--host', ''], {}, /^--host needs a value/],
  [['--demo=loud'], {}, /^--demo=loud: write --demo or --demo=quiet/],
  [['--demo', '--hall', 'x.json'], {}, /exclude each other/],
  [['--public-url', 'hall.example'], {}, /^--public-url hall\.example: write an address/],
  [['--public-url', 'https://hall.example/queue'], {}, /root of its address/],
  [[], { HALLCAST_PORT: 'many' }, /^--port many/],
  [[], { HALLCAST_DATABASE_URL: 'postgres://x' }, /^HALLCAST_DATABASE_URL: PostgreSQL is not part of this version/],
  [[], { HALLCAST_NATS_URL: 'nats://x' }, /^HALLCAST_NATS_URL/],
  [
    [],
    { HALLCAST_ADMIN_PASSWORD: 'secret' },
    /^HALLCAST_ADMIN_PASSWORD: the password must have at least 10(?!.*secret)/,
  ],
  [[], { HALLCAST_ADMIN_PASSWORD_FILE: '/x' }, /^HALLCAST_ADMIN_PASSWORD_FILE \/x: the file cannot be read/],
  [[], { HALLCAST_ADMIN_PASSWORD: 'x', HALLCAST_ADMIN_PASSWORD_FILE: '/x' }, /give one of them/],
]

for (const [args, env, line] of REFUSED) {
  test(`a start with ${args.join(' ') || Object.keys(env).join()} is refused in one line`, () => {
    assert.throws(
      () => readOptions(args, env),
      (error) => error instanceof UsageError && line.test(error.message) && !error.message.includes('\n'),
    )
  })
}
