import type { AnnouncementRefusalCode } from '#shared/domain/announcement/wishes.ts'
import type { EvaluationRefusalCode } from '#shared/domain/evaluation/wishes.ts'
import { DEVICE_ERRORS } from './device-errors.ts'
import type { ErrorEntry } from './error-entry.ts'
import type { RefusalCode } from '#shared/domain/queue/wishes.ts'

/** Wishes the hall does not grant. Unknown things are 404, everything else 409 with the current state. */
const REFUSALS = {
  'unknown-service': {
    status: 404,
    title: 'The hall has no such service.',
    cure: 'Take a service id from the hall snapshot.',
  },
  'unknown-counter': {
    status: 404,
    title: 'The hall has no such counter.',
    cure: 'Take a counter id from the hall snapshot.',
  },
  'unknown-staff': {
    status: 404,
    title: 'The hall has no such clerk.',
    cure: 'Take a staff id from the hall snapshot, or add the clerk to the hall configuration.',
  },
  'unknown-ticket': {
    status: 404,
    title: 'The hall has no such ticket.',
    cure: 'Check the ticket id; tickets of days long past are not kept at hand.',
  },
  'hall-closed': {
    status: 409,
    title: 'The hall gives no tickets now.',
    cure: 'Come back within opening hours; they are in the hall snapshot.',
  },
  'nobody-waiting': {
    status: 409,
    title: 'Nobody waits for this counter.',
    cure: 'Wait for the next ticket, or call a missed or held one by its id.',
  },
  'counter-closed': { status: 409, title: 'The counter is closed.', cure: 'Open the counter first.' },
  'counter-open': {
    status: 409,
    title: 'The clerk already sits at this counter.',
    cure: 'Nothing to do: the counter is open.',
  },
  'counter-taken': {
    status: 409,
    title: 'Another clerk sits at this counter.',
    cure: 'Choose a free counter, or have the other clerk close it.',
  },
  'counter-paused': { status: 409, title: 'The counter is paused.', cure: 'Resume the counter first.' },
  'counter-busy': {
    status: 409,
    title: 'A ticket is at the counter already.',
    cure: 'Start, finish, hold, transfer or miss the present ticket first.',
  },
  'counter-empty': { status: 409, title: 'No ticket is at the counter.', cure: 'Call a ticket first.' },
  'counter-not-paused': { status: 409, title: 'The counter is not paused.', cure: 'Nothing to do: the counter works.' },
  'staff-busy': { status: 409, title: 'The clerk sits at another counter.', cure: 'Close the other counter first.' },
  'not-current': {
    status: 409,
    title: 'That ticket is no longer the one at the counter.',
    cure: 'Look at the counter again, then repeat the action for the ticket that is there.',
  },
  'wrong-state': {
    status: 409,
    title: 'The ticket is in a state that does not allow this.',
    cure: 'Look at the current state; the life of a ticket says what may follow it.',
  },
  'nothing-to-reopen': {
    status: 409,
    title: 'The counter has finished no ticket it could reopen.',
    cure: 'Call the customer by a new ticket.',
  },
  'too-late-to-reopen': {
    status: 409,
    title: 'The finish is more than a minute ago.',
    cure: 'Give the customer a new ticket.',
  },
  'appointment-past': { status: 409, title: 'The appointment lies in the past.', cure: 'Choose a time in the future.' },
  'appointment-not-today': {
    status: 409,
    title: 'The appointment is on another day.',
    cure: 'Check in on the day of the appointment, or take a ticket.',
  },
  'appointments-full': {
    status: 409,
    title: 'The hall takes no more appointments for that time.',
    cure: 'Choose another time or another day, or come without an appointment.',
  },
  'same-place': { status: 409, title: 'The ticket is already there.', cure: 'Choose another service or counter.' },
} as const satisfies Record<RefusalCode, ErrorEntry>

/** What is wrong with a rating, its silence or its review. */
const RATING_REFUSALS = {
  'unknown-grant': {
    status: 404,
    title: 'No service of this hall may be rated under that grant.',
    cure: 'Take the grant from the counter in the hall snapshot, or from evaluation.granted.',
  },
  'unknown-rating': { status: 404, title: 'The hall has no such rating.', cure: 'Take a rating id from the list.' },
  'bad-signature': {
    status: 403,
    title: 'The rating is not what its pad signed, or names a pad with another key.',
    cure: 'Nothing to do: the pad keeps it aside, and the hall has counted it as forged.',
  },
  'unknown-reason': {
    status: 400,
    title: 'A reason is not of that list, or the level asks for none.',
    cure: 'Give reasons with levels 1 and 2 only, of the version named.',
  },
  'grant-answered': {
    status: 409,
    title: 'This service has been rated already.',
    cure: 'Nothing to do: the first answer stands.',
  },
  'rating-reused': {
    status: 409,
    title: 'This id belongs to the rating of another service.',
    cure: 'Give every rating an id of its own, made where the customer taps.',
  },
  'grant-lapsed': {
    status: 409,
    title: 'It was tapped before the service was finished, or after the next one had begun.',
    cure: 'Nothing to do: the pad asks again after the next service.',
  },
  'rating-too-old': {
    status: 409,
    title: 'The service was finished more than 30 days ago.',
    cure: 'Nothing to do; the pad keeps it aside and reports it.',
  },
  'wrong-step': {
    status: 409,
    title: 'The follow-up is at that step already, or there is none.',
    cure: 'Steps go forward: created, assigned, contacted, resolved.',
  },
} as const satisfies Record<EvaluationRefusalCode, ErrorEntry>

/** What a speaker may not do. */
const VOICE_REFUSALS = {
  'unknown-announcement': {
    status: 404,
    title: 'The hall has no such announcement.',
    cure: 'Take the announcement from the hall snapshot, or from announcement.queued.',
  },
  'announcement-over': {
    status: 409,
    title: 'It need not be said any more.',
    cure: 'Nothing to do: it was said, the customer has come or gone, or it is too late.',
  },
  'claim-lost': {
    status: 409,
    title: 'Another speaker says it.',
    cure: 'Nothing to do: stop speaking it, and ask for the lease of the zone again.',
  },
} as const satisfies Record<AnnouncementRefusalCode, ErrorEntry>

/** What can go wrong before a wish reaches the hall, or behind it. */
const HTTP_ERRORS = {
  'bad-input': {
    status: 400,
    title: 'A field has a value that cannot be used.',
    cure: 'Correct the field that `field` names.',
  },
  'bad-json': { status: 400, title: 'The body is not JSON.', cure: 'Send one JSON object in UTF-8.' },
  'bad-key': {
    status: 400,
    title: 'The Idempotency-Key cannot be used.',
    cure: 'Send 1 to 255 visible ASCII characters, for example a UUID.',
  },
  'bad-position': {
    status: 400,
    title: 'The stream position cannot be read.',
    cure: 'Send the id of the last event as {epoch}:{sequence}, or no position at all.',
  },
  'bad-request': { status: 400, title: 'The request cannot be read.', cure: 'Check the address and the Host header.' },
  'no-credentials': {
    status: 401,
    title: 'Nobody has said who is asking.',
    cure: 'Sign in at /sign-in/, or send an API token. A demo answers without them only on its own machine, without a proxy.',
  },
  'no-right': {
    status: 403,
    title: 'Whoever asks may not do this here.',
    cure: 'Sign in as somebody who may, or ask the admin of the hall server for the right.',
  },
  'wrong-password': {
    status: 401,
    title: 'User name or password is wrong.',
    cure: 'Type both again; the admin gives a code for a new password.',
  },
  'wrong-code': {
    status: 403,
    title: 'The one-time code is not known, has been used, or has expired.',
    cure: 'Ask the admin for another; for the first admin, start the server again and take the address it prints.',
  },
  'forbidden-origin': {
    status: 403,
    title: 'The request comes from a page of another site.',
    cure: 'Open the page from the hall server itself, or name its public address with --public-url.',
  },
  'wrong-ticket-key': {
    status: 403,
    title: 'The key does not open this ticket.',
    cure: 'Scan the QR code of the ticket again.',
  },
  'unknown-hall': { status: 404, title: 'This server has no such hall.', cure: 'Check the hall in the address.' },
  'unknown-person': { status: 404, title: 'Nobody has that account.', cure: 'Take a person id from the list.' },
  'unknown-token': { status: 404, title: 'There is no such API token.', cure: 'Take a token id from the list.' },
  'unknown-zone': { status: 404, title: 'The hall has no such zone.', cure: 'Take a zone from the hall snapshot.' },
  'unknown-call': {
    status: 404,
    title: 'The hall has no such recent call.',
    cure: 'Nothing to do: the call is older than the last twenty.',
  },
  'unknown-route': {
    status: 404,
    title: 'There is nothing at this address.',
    cure: 'The addresses are listed in /api/openapi.json.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not know that method.',
    cure: 'Use a method of the Allow header.',
  },
  'user-taken': {
    status: 409,
    title: 'Somebody has that user name.',
    cure: 'Choose another, or reset the password of that account.',
  },
  'label-taken': {
    status: 409,
    title: 'An API token of that label exists.',
    cure: 'Revoke it first, or choose another label.',
  },
  'last-admin': {
    status: 409,
    title: 'The server would have no admin any more.',
    cure: 'Make another account an admin first.',
  },
  'too-slow': { status: 408, title: 'The request did not arrive in time.', cure: 'Send it again; it was not heard.' },
  'too-big': { status: 413, title: 'The request is too big.', cure: 'Send at most 16 KiB.' },
  'not-json': {
    status: 415,
    title: 'The body has a type the server does not read.',
    cure: 'Send Content-Type: application/json without Content-Encoding.',
  },
  'key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used before with another body.',
    cure: 'Use a new key for a new request.',
  },
  'too-many': { status: 429, title: 'Too many requests from one place.', cure: 'Wait for the seconds in Retry-After.' },
  'sign-in-slowed': {
    status: 429,
    title: 'Too many wrong passwords for this account from this place.',
    cure: 'Wait for the seconds in Retry-After; a browser that has signed in before need not wait for strangers.',
  },
  'sign-in-busy': {
    status: 503,
    title: 'Too many sign in at this moment.',
    cure: 'Try again after the seconds in Retry-After.',
  },
  'server-bug': {
    status: 500,
    title: 'The server made a mistake. Nothing was changed unless you see it.',
    cure: 'Try again; the log of the server has the particulars.',
  },
  'store-trouble': {
    status: 503,
    title: 'The hall cannot write its log at the moment. Nothing was changed.',
    cure: 'Try again with the same Idempotency-Key.',
  },
  'hall-stopping': {
    status: 503,
    title: 'The hall server is stopping.',
    cure: 'Try again in a moment with the same Idempotency-Key.',
  },
  'store-full': {
    status: 507,
    title: 'The disk of the hall server is full. Nothing was changed.',
    cure: 'Make room on the disk; the hall goes on as soon as there is some.',
  },
} as const satisfies Record<string, ErrorEntry>

/** Every error a client can meet, by its stable code. `docs/errors.md` is made from it. */
export const ERRORS = { ...REFUSALS, ...RATING_REFUSALS, ...VOICE_REFUSALS, ...HTTP_ERRORS, ...DEVICE_ERRORS }

export type ErrorCode = keyof typeof ERRORS

/** The `type` of a code's problem details: a name, not a page to fetch (RFC 9457, section 3.1.1). */
export function errorType(code: ErrorCode): string {
  return `urn:hallcast:error:${code}`
}
