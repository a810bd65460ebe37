import assert from 'node:assert/strict'
import { firstAdmin } from '#server/people/first-start.ts'
import { openHttp, type Sent } from './rig.ts'

export const GOOD = 'correct horse battery'

/** The cookies of an answer, as a browser would send them back. */
export const jarOf = ({ headers }: Sent): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** A real hall whose admin has just signed in; and other halls beside it. */
export async function openReal(
  parts: Parameters<typeof openHttp>[0] = {},
  others: Parameters<typeof openHttp>[3] = [],
  store?: Parameters<typeof openHttp>[1],
) {
  const http = await openHttp({ mode: { demo: false }, ...parts }, store, undefined, others)
  const code = (await firstAdmin(http.people, null, ['zh']))!
  const set = await http.post('/api/v1/setup', { code, password: GOOD })
  const admin = { cookie: jarOf(set) }
  const patch = (path: string, body: unknown, headers: Record<string, string>) =>
    http.send(path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const drop = (path: string, headers: Record<string, string>) => http.send(path, { method: 'DELETE', headers })
  /** An account whose person has set a password and signed in. */
  const join = async (user: string, role: string, staff?: string, halls: 'all' | readonly string[] = 'all') => {
    const facts = { user, name: user, role, halls, ...(staff ? { staff } : {}) }
    const made = await http.post('/api/v1/people', facts, admin)
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const entered = await http.post('/api/v1/setup', { code: made.body.code, password: GOOD })
    assert.equal(entered.status, 200, JSON.stringify(entered.body))
    return { id: made.body.person.id as string, cookie: jarOf(entered) }
  }
  const ask = (asked: object, cookie = '') =>
    http.post('/api/v1/devices/pairing', { hall: 'demo', ...asked }, { cookie })
  const poll = (secret: string, cookie = '') => http.post('/api/v1/devices/pairing/poll', { secret }, { cookie })
  /** A screen that a manager has let in, with the cookies its browser keeps. */
  const pair = async (
    manager: { cookie: string },
    asked: { kind: string; counter?: string; zone?: string },
    hall = 'demo',
  ) => {
    const { body: asking } = await ask({ ...asked, hall })
    const approved = await http.post(`/api/v1/halls/${hall}/devices/pairing/${asking.code}/approve`, asked, manager)
    assert.equal(approved.status, 200, JSON.stringify(approved.body))
    const entered = await poll(asking.secret)
    assert.equal(entered.status, 200, JSON.stringify(entered.body))
    return { id: entered.body.device as string, cookie: jarOf(entered) }
  }
  return { ...http, set, admin, patch, drop, join, ask, poll, pair }
}
