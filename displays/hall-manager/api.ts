import type { HallId } from '#shared/domain/queue/ids.ts'
import type {
  Audit,
  Devices,
  Pairing,
  PairingApproval,
  Quarantine,
  Ratings,
  ReviewRequest,
  Session,
} from '#shared/protocol/api.ts'
import type { DeviceCommandName } from '#shared/protocol/devices.ts'
import { type ApiResult, ask, type AskContext } from '#shared/sync/ask.ts'

export type { ApiResult }

/** The hall's interface as its manager's page uses it. Never throws: a failure is a value. */
export interface ManagerApi {
  session(): Promise<ApiResult<Session>>
  signOut(): Promise<ApiResult<null>>
  ratings(): Promise<ApiResult<Ratings>>
  review(rating: string, said: ReviewRequest): Promise<ApiResult<object>>
  /** An emergency begins, or is over, for the whole hall. */
  emergency(begins: boolean): Promise<ApiResult<object>>
  /** The end of the chain of privileged acts. */
  auditHead(): Promise<ApiResult<Audit>>
  devices(): Promise<ApiResult<Devices>>
  /** What revoked devices have sent. */
  quarantine(): Promise<ApiResult<Quarantine>>
  command(device: string, command: DeviceCommandName): Promise<ApiResult<object>>
  /** What shows this code and asks to be let in. */
  pairing(code: string): Promise<ApiResult<Pairing>>
  approve(code: string, as: PairingApproval): Promise<ApiResult<object>>
  deny(code: string): Promise<ApiResult<object>>
}

export function createManagerApi(context: AskContext, hall: HallId): ManagerApi {
  const at = (...path: string[]): string => `/halls/${[hall, ...path].map(encodeURIComponent).join('/')}`
  const get = <T>(path: string): Promise<ApiResult<T>> => ask<T>(context, 'GET', path)
  const post = (path: string, body: object): Promise<ApiResult<object>> => ask<object>(context, 'POST', path, body)
  return {
    session: () => get('/session'),
    signOut: () => ask<null>(context, 'DELETE', '/session'),
    ratings: () => get(at('evaluations')),
    review: (rating, said) => post(at('evaluations', rating, 'reviews'), said),
    emergency: (begins) => post(at('emergency', begins ? 'begin' : 'end'), {}),
    auditHead: () => get('/audit?limit=1'),
    devices: () => get(at('devices')),
    quarantine: () => get(at('devices', 'quarantine')),
    command: (device, command) => post(at('devices', device, 'commands'), { command }),
    pairing: (code) => get(at('devices', 'pairing', code)),
    approve: (code, as) => post(at('devices', 'pairing', code, 'approve'), as),
    deny: (code) => post(at('devices', 'pairing', code, 'deny'), {}),
  }
}
