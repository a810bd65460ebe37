/** Everybody who may knock, in the order of the table's columns. */
export const WHO = [
  'anyone',
  'demo',
  'holder',
  'phone at the pad',
  'holder from a clerk',
  'clerk here',
  'clerk elsewhere',
  'clerk without console',
  'manager',
  'admin',
  'editor',
  'approver',
  'integrator',
  'call-board',
  'counter-sign',
  'counter-console here',
  'counter-console elsewhere',
  'ticket-kiosk',
  'evaluation-pad',
  'waiting-area',
  'voice',
  'revoked pad',
] as const
export type Who = (typeof WHO)[number]

/** Rows that several routes share. `+`: may. `.`: may not (401 for whoever is not known, 403 for whoever is). */
//                   any demo holder at pad staff's | here else bare manager admin editor approver integrator | board sign here else kiosk pad area voice | out
const EVERYBODY =
  '+   +    +      +      +          +    +    +       +       +     +      +        +            +     +    +    +    +     +   +    +        +'
const ANY_KNOWN =
  '.   +    .      .      .          +    +    +       +       +     +      +        +            +     +    +    +    +     +   +    +        .'
const LOOK_ON =
  '.   +    .      .      .          +    +    +       +       +     +      +        +            +     +    +    +    +     +   +    +        .'
const SCREENS =
  '.   +    .      .      .          +    +    +       +       +     +      +        .            +     +    +    +    +     +   +    +        .'
const TAKE =
  '.   +    .      .      .          +    +    +       +       +     .      .        +            .     .    .    .    +     .   .    .        .'
const TICKET =
  '.   +    +      +      +          +    +    +       +       +     .      .        +            .     .    .    .    .     .   .    .        .'
// Whoever was shown the code of a pad rates; the ticket is not theirs to give up.
const GIVE_UP =
  '.   +    +      .      +          +    +    +       +       +     .      .        +            .     .    .    .    .     .   .    .        .'
const CHANGE =
  '.   +    .      .      .          +    +    +       +       +     .      .        +            .     .    .    .    .     .   .    .        .'
const SIT_DOWN =
  '.   +    .      .      .          +    +    .       +       +     .      .        .            .     .    .    .    .     .   .    .        .'
const AT_WORK =
  '.   +    .      .      .          +    .    .       +       +     .      .        .            .     .    .    .    .     .   .    .        .'
const MANAGERS =
  '.   +    .      .      .          .    .    .       +       +     .      .        .            .     .    .    .    .     .   .    .        .'
const PEOPLE =
  '.   +    .      .      .          +    +    +       +       +     +      +        .            .     .    .    .    .     .   .    .        .'
const RATE =
  '.   +    .      .      .          .    .    .       .       .     .      .        .            .     .    .    .    .     +   .    .        +'
const PADS =
  '.   +    .      .      .          .    .    .       .       .     .      .        .            .     .    .    .    .     +   .    .        .'
// A clerk's browser is the console's: it says that it is there, whoever is signed in.
const DEVICES =
  '.   +    .      .      .          +    +    +       .       .     .      .        .            +     +    +    +    +     +   +    +        .'
const OWN_TICKET =
  '.   +    +      +      .          .    .    .       .       .     .      .        .            .     .    .    .    .     .   .    .        .'
// The key that a clerk was given may ask, and is told that there is nothing to answer.
const OWN_QUESTION =
  '.   +    +      +      +          .    .    .       .       .     .      .        .            .     .    .    .    .     .   .    .        .'
const CLERKS =
  '.   +    .      .      .          +    +    +       .       .     .      .        .            .     .    .    .    .     .   .    .        .'
const SPEAKERS =
  '.   +    .      .      .          .    .    .       .       .     .      .        .            +     +    .    .    .     .   +    +        .'
const ADMINS =
  '.   +    .      .      .          .    .    .       .       +     .      .        .            .     .    .    .    .     .   .    .        .'

const HALL = '/api/v1/halls/{hall}'
const AT = `POST ${HALL}/counters/{counter}`

const TABLE: Readonly<Record<string, string>> = {
  'GET /api/health': EVERYBODY,
  'GET /api/openapi.json': ANY_KNOWN,
  [`GET ${HALL}`]: LOOK_ON,
  [`GET ${HALL}/events`]: LOOK_ON,
  [`GET ${HALL}/announcements`]: LOOK_ON,
  [`POST ${HALL}/calls/{callId}/shown`]: SCREENS,
  [`POST ${HALL}/day/end`]: MANAGERS,
  [`POST ${HALL}/emergency/begin`]: MANAGERS,
  [`POST ${HALL}/emergency/end`]: MANAGERS,
  [`POST ${HALL}/tickets`]: TAKE,
  [`GET ${HALL}/tickets/{id}`]: TICKET,
  [`POST ${HALL}/tickets/{id}/cancel`]: GIVE_UP,
  [`POST ${HALL}/tickets/{id}/check-in`]: CHANGE,
  [`POST ${HALL}/tickets/{id}/class`]: CHANGE,
  [`POST ${HALL}/tickets/{id}/transfer`]: CHANGE,
  [`POST ${HALL}/evaluations`]: RATE,
  [`POST ${HALL}/evaluations/lapses`]: PADS,
  [`GET ${HALL}/evaluations/grants/{grant}/phone`]: PADS,
  [`POST ${HALL}/announcements/lease`]: SPEAKERS,
  [`GET ${HALL}/voice/clip`]: SPEAKERS,
  [`POST ${HALL}/announcements/{id}/claim`]: SPEAKERS,
  [`POST ${HALL}/announcements/{id}/outcome`]: SPEAKERS,
  [`GET ${HALL}/evaluations`]: MANAGERS,
  [`GET ${HALL}/evaluations/mine`]: CLERKS,
  [`POST ${HALL}/evaluations/{rating}/reviews`]: MANAGERS,
  [`POST ${HALL}/tickets/{id}/evaluation`]: OWN_TICKET,
  [`GET ${HALL}/tickets/{id}/grant`]: OWN_QUESTION,
  [`${AT}/open`]: SIT_DOWN,
  [`${AT}/pause`]: AT_WORK,
  [`${AT}/resume`]: AT_WORK,
  [`${AT}/close`]: AT_WORK,
  [`${AT}/call-next`]: AT_WORK,
  [`${AT}/call`]: AT_WORK,
  [`${AT}/recall`]: AT_WORK,
  [`${AT}/start`]: AT_WORK,
  [`${AT}/finish`]: AT_WORK,
  [`${AT}/reopen`]: AT_WORK,
  [`${AT}/no-show`]: AT_WORK,
  [`${AT}/transfer`]: AT_WORK,
  [`${AT}/hold`]: AT_WORK,
  [`${AT}/resume-held`]: AT_WORK,
  [`${AT}/requeue`]: AT_WORK,
  'POST /api/v1/devices/pairing': EVERYBODY,
  'POST /api/v1/devices/pairing/poll': EVERYBODY,
  'POST /api/v1/devices/access': EVERYBODY,
  [`GET ${HALL}/devices`]: MANAGERS,
  [`GET ${HALL}/devices/quarantine`]: MANAGERS,
  [`GET ${HALL}/devices/pairing/{code}`]: MANAGERS,
  [`POST ${HALL}/devices/pairing/{code}/approve`]: MANAGERS,
  [`POST ${HALL}/devices/pairing/{code}/deny`]: MANAGERS,
  [`POST ${HALL}/devices/{id}/commands`]: MANAGERS,
  [`POST ${HALL}/devices/me`]: DEVICES,
  'POST /api/v1/session': EVERYBODY,
  'GET /api/v1/session': ANY_KNOWN,
  'DELETE /api/v1/session': EVERYBODY,
  'DELETE /api/v1/sessions': PEOPLE,
  'POST /api/v1/setup': EVERYBODY,
  'POST /api/v1/session/password': PEOPLE,
  'GET /api/v1/people': ADMINS,
  'POST /api/v1/people': ADMINS,
  'PATCH /api/v1/people/{id}': ADMINS,
  'DELETE /api/v1/people/{id}': ADMINS,
  'POST /api/v1/people/{id}/reset': ADMINS,
  'GET /api/v1/tokens': ADMINS,
  'POST /api/v1/tokens': ADMINS,
  'DELETE /api/v1/tokens/{id}': ADMINS,
  'GET /api/v1/audit': MANAGERS,
}

/** Who may use a route, cell by cell; undefined for a route that has no row yet. */
export function rowOf(route: string): Readonly<Record<Who, boolean>> | undefined {
  const cells = TABLE[route]?.trim().split(/\s+/)
  if (!cells) return undefined
  if (cells.length !== WHO.length) throw new Error(`${route} has ${cells.length} cells for ${WHO.length} who may knock`)
  return Object.fromEntries(WHO.map((who, index) => [who, cells[index] === '+'])) as Record<Who, boolean>
}

export const ROUTES_IN_TABLE: readonly string[] = Object.keys(TABLE)
