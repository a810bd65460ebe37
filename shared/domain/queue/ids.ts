/** Configured things are named by slugs the hall chose (`3`, `A`, `east`); things that happen by UUIDv7. */
export type HallId = string & { readonly __brand: 'HallId' }
export type ServiceId = string & { readonly __brand: 'ServiceId' }
export type CounterId = string & { readonly __brand: 'CounterId' }
/** A waiting zone of the hall (等候区), never a time zone. */
export type ZoneId = string & { readonly __brand: 'ZoneId' }
export type StaffId = string & { readonly __brand: 'StaffId' }
export type TicketId = string & { readonly __brand: 'TicketId' }
export type CallId = string & { readonly __brand: 'CallId' }
export type GrantId = string & { readonly __brand: 'GrantId' }
export type NoticeId = string & { readonly __brand: 'NoticeId' }
