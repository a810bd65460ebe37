import type { HallId, StaffId } from '#shared/domain/queue/ids.ts'
import type { PersonId, PersonRole } from '#shared/protocol/people.ts'
import { NothingSchema } from '#shared/protocol/schemas/requests.ts'
import {
  NewPersonRequestSchema,
  PeopleSchema,
  PersonChangeRequestSchema,
  PersonSchema,
  PersonWithCodeSchema,
} from '#shared/protocol/schemas/people.ts'
import type { WithCode } from '#server/people/office.ts'
import type { People } from '#server/people/people.ts'
import type { Halls } from '#server/people/principal.ts'
import type { Person } from '#server/people/records.ts'
import { askOffice } from '../ask-people.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { principalName } from '../principal.ts'
import { Problem } from '../problem.ts'
import { type HallsOfServer, hallsWithStaff } from './staff-halls.ts'

/** A person as the admin sees them: nothing that opens anything. */
const shown = ({ id, user, name, role, staff, halls, createdAt, password, browsers }: Person) => ({
  id,
  user,
  name,
  role,
  staff,
  halls,
  createdAt,
  hasPassword: password !== null,
  lastSignInAt: browsers[0]?.at ?? null,
})

const withCode = ({ person, code, expiresAt }: WithCode) => ({ person: shown(person), code, expiresAt })

/** The halls somebody is given rights in. @throws {Problem} 404 for one this server has not */
export function assertHalls(halls: Halls, known: HallsOfServer): void {
  if (halls !== 'all' && halls.some((hall) => !known.has(hall))) throw new Problem('unknown-hall', { field: 'halls' })
}

/** A clerk must be somebody of one hall they have rights in, and nobody else is. @throws {Problem} 404, or 400 naming `staff` or `halls` */
function assertStaff(role: PersonRole, staff: StaffId | null, halls: Halls, known: HallsOfServer): void {
  if ((role === 'clerk') !== (staff !== null))
    throw new Problem('bad-input', { field: 'staff', detail: 'staff is needed for a clerk, and for nobody else.' })
  if (staff === null) return
  const [one, another] = hallsWithStaff(staff, halls, known)
  if (!one) throw new Problem('unknown-staff', { field: 'staff' })
  if (another)
    throw new Problem('bad-input', {
      field: 'halls',
      detail: `halls must say whose ${staff} it is: ${one.id} has one, and ${another.id}.`,
    })
}

function add(people: People, halls: HallsOfServer): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/people',
    action: 'manage-people',
    id: 'addPerson',
    summary: 'Makes an account; the code in the answer sets its password once, within a week.',
    body: NewPersonRequestSchema,
    status: 201,
    answer: PersonWithCodeSchema,
    codes: ['user-taken', 'unknown-hall', 'unknown-staff'],
    handle: async ({ body, principal }) => {
      const facts = {
        user: body.user,
        name: body.name,
        role: body.role,
        staff: (body.staff ?? null) as StaffId | null,
        halls: (body.halls ?? 'all') as Halls,
      }
      assertHalls(facts.halls, halls)
      assertStaff(facts.role, facts.staff, facts.halls, halls)
      return { status: 201, body: withCode(await askOffice(people.office.add(facts, principalName(principal)))) }
    },
  })
}

function change(people: People, halls: HallsOfServer): Endpoint {
  return endpoint({
    method: 'patch',
    path: '/api/v1/people/{id}',
    action: 'manage-people',
    id: 'changePerson',
    summary: 'Changes name, role, staff or halls; with other rights than before the person signs in anew.',
    body: PersonChangeRequestSchema,
    status: 200,
    answer: PersonSchema,
    codes: ['unknown-person', 'last-admin', 'unknown-hall', 'unknown-staff'],
    handle: async ({ body, param, principal }) => {
      const id = param('id') as PersonId
      const before = people.person(id)
      if (!before) throw new Problem('unknown-person', { field: 'id' })
      const role = body.role ?? before.role
      const inHalls = (body.halls ?? before.halls) as Halls
      // Whoever is a clerk no longer is nobody of the staff either.
      const staff =
        role === 'clerk' ? ((body.staff ?? before.staff) as StaffId | null) : ((body.staff ?? null) as StaffId | null)
      assertHalls(inHalls, halls)
      assertStaff(role, staff, inHalls, halls)
      const facts = { name: body.name ?? before.name, role, staff, halls: inHalls as 'all' | HallId[] }
      const { person } = await askOffice(people.office.change(id, facts, principalName(principal)))
      return { status: 200, body: shown(person) }
    },
  })
}

/** The accounts of the people, for the admin. */
export function peopleEndpoints(people: People, halls: HallsOfServer): readonly Endpoint[] {
  const list = endpoint({
    method: 'get',
    path: '/api/v1/people',
    action: 'manage-people',
    id: 'listPeople',
    summary: 'Everybody who has an account.',
    status: 200,
    answer: PeopleSchema,
    codes: [],
    handle: () => ({ status: 200, body: { people: people.list.map(shown) } }),
  })
  const remove = endpoint({
    method: 'delete',
    path: '/api/v1/people/{id}',
    action: 'manage-people',
    id: 'removePerson',
    summary: 'Closes an account; its person is out everywhere at once.',
    status: 204,
    codes: ['unknown-person', 'last-admin'],
    handle: async ({ param, principal }) => {
      await askOffice(people.office.remove(param('id') as PersonId, principalName(principal)))
      return { status: 204, body: null }
    },
  })
  const reset = endpoint({
    method: 'post',
    path: '/api/v1/people/{id}/reset',
    action: 'manage-people',
    id: 'resetPassword',
    summary: 'Voids a password and ends the sessions; the code in the answer sets another once, within a day.',
    body: NothingSchema,
    status: 200,
    answer: PersonWithCodeSchema,
    codes: ['unknown-person'],
    handle: async ({ param, principal }) => ({
      status: 200,
      body: withCode(await askOffice(people.office.reset(param('id') as PersonId, principalName(principal)))),
    }),
  })
  return [list, add(people, halls), change(people, halls), remove, reset]
}
