/**
 * What a person may be in a hall. An admin keeps the server: people, tokens, and whatever a manager may. A manager runs
 * the lobby. Editors make announcements, approvers let them onto the walls. A clerk sits at a counter.
 */
export const PERSON_ROLES = ['admin', 'manager', 'editor', 'approver', 'clerk'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

/** A person's account, a UUIDv7. Not a `StaffId`: not everybody who signs in sits at a counter. */
export type PersonId = string & { readonly __brand: 'PersonId' }
/** An API token of an integrator, a UUIDv7: its name, not its secret. */
export type TokenId = string & { readonly __brand: 'TokenId' }
