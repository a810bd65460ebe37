import type { ErrorEntry } from './error-entry.ts'

/** What can go wrong with devices: at the door, and after they were let out. */
export const DEVICE_ERRORS = {
  'not-paired': {
    status: 404,
    title: 'This browser is no device of a hall, or not any more.',
    cure: 'Open a screen in it: it shows a code, which a manager types on the manager page.',
  },
  'device-revoked': {
    status: 403,
    title: 'A manager has let this device out of the hall.',
    cure: 'Open a screen in it: it shows a code, with which a manager can let it in again.',
  },
  'unknown-device': { status: 404, title: 'The hall has no such device.', cure: 'Take a device id from the list.' },
  'unknown-pairing': {
    status: 404,
    title: 'No screen that waits shows that code.',
    cure: 'Read the code again from the screen; a code holds for ten minutes.',
  },
  'console-and-pad': {
    status: 409,
    title: 'This device would be a counter console and a rating pad at once.',
    cure: 'Whoever sits at a console must not rate there. Open the pad on another device, or in another browser profile; or revoke this one first.',
  },
  'pairing-answered': {
    status: 409,
    title: 'The screen that shows this code was let in already, otherwise than is asked now.',
    cure: 'Look at the device it is now; revoke it, and let the screen in anew by its next code.',
  },
  'pairing-over': {
    status: 410,
    title: 'The code has expired.',
    cure: 'Ask for another: the screen does so by itself.',
  },
  'pairing-denied': {
    status: 410,
    title: 'A manager has sent this screen away.',
    cure: 'Ask the manager; the screen may ask for another code.',
  },
  'slow-down': {
    status: 429,
    title: 'The device asks too often whether it has been let in.',
    cure: 'Wait for the seconds in Retry-After between polls from now on.',
  },
  'pairings-full': {
    status: 429,
    title: 'Too many screens of this place wait to be let in.',
    cure: 'Let in those that wait, or try again after the seconds in Retry-After.',
  },
  'codes-slowed': {
    status: 429,
    title: 'Too many wrong codes from this account within a minute.',
    cure: 'Wait for the seconds in Retry-After, then read the code again from the screen.',
  },
  'quarantine-full': {
    status: 429,
    title: 'Too many ratings of this device wait for the manager already.',
    cure: 'The device keeps what it has, and tries again.',
  },
} as const satisfies Record<string, ErrorEntry>
