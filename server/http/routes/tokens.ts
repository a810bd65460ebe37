import type { TokenId } from '#shared/protocol/people.ts'
import { NewTokenRequestSchema, NewTokenSchema, TokensSchema } from '#shared/protocol/schemas/people.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import type { Halls } from '#server/people/principal.ts'
import type { Token } from '#server/people/records.ts'
import type { Tokens } from '#server/people/tokens.ts'
import { askOffice } from '../ask-people.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { principalName } from '../principal.ts'
import { assertHalls } from './people.ts'

const shown = ({ id, label, halls, createdAt, createdBy }: Token) => ({ id, label, halls, createdAt, createdBy })

/** API tokens for integrators' programs, from the admin. */
export function tokenEndpoints(tokens: Tokens, halls: ReadonlyMap<string, HallPort>): readonly Endpoint[] {
  const list = endpoint({
    method: 'get',
    path: '/api/v1/tokens',
    action: 'manage-tokens',
    id: 'listTokens',
    summary: 'The API tokens that hold, without their secrets.',
    status: 200,
    answer: TokensSchema,
    codes: [],
    handle: () => ({ status: 200, body: { tokens: tokens.list.map(shown) } }),
  })
  const add = endpoint({
    method: 'post',
    path: '/api/v1/tokens',
    action: 'manage-tokens',
    id: 'addToken',
    summary: 'Makes an API token for one program; its secret is said only now.',
    body: NewTokenRequestSchema,
    status: 201,
    answer: NewTokenSchema,
    codes: ['label-taken', 'unknown-hall'],
    handle: async ({ body, principal }) => {
      const inHalls = (body.halls ?? 'all') as Halls
      assertHalls(inHalls, halls)
      const { token, secret } = await askOffice(tokens.add(body.label, inHalls, principalName(principal)))
      return { status: 201, body: { token: shown(token), secret } }
    },
  })
  const revoke = endpoint({
    method: 'delete',
    path: '/api/v1/tokens/{id}',
    action: 'manage-tokens',
    id: 'revokeToken',
    summary: 'Revokes an API token; its streams end.',
    status: 204,
    codes: ['unknown-token'],
    handle: async ({ param, principal }) => {
      await askOffice(tokens.revoke(param('id') as TokenId, principalName(principal)))
      return { status: 204, body: null }
    },
  })
  return [list, add, revoke]
}
