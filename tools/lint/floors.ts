/** A folder of the house and the folders it may import besides itself. `#shared/domain` stands for all areas of the domain. */
type MayImport = Readonly<Record<string, readonly string[]>>

const DOMAIN = ['shared/domain']
const WIRE = [...DOMAIN, 'shared/protocol']
const SERVER_BASE = [...WIRE, 'server/bus', 'server/store']
const SERVER_HALL = [...SERVER_BASE, 'server/hall']

/**
 * The order inside a floor, where the compiler cannot hold it because the floor is one project.
 * (Between floors the project references hold it.) A new folder gets a line here; one without a line may import nothing of its floor.
 */
export const MAY_IMPORT: MayImport = {
  'shared/domain/time': [],
  'shared/domain/statistics': [],
  'shared/domain/queue': ['shared/domain/time'],
  'shared/domain/phrase': ['shared/domain/time', 'shared/domain/queue'],
  'shared/domain/evaluation': ['shared/domain/time', 'shared/domain/statistics', 'shared/domain/queue'],
  'shared/domain/announcement': ['shared/domain/time', 'shared/domain/queue'],
  'shared/domain/device': ['shared/domain/time', 'shared/domain/queue'],
  // The laws together, over the one log.
  'shared/domain/hall': [
    'shared/domain/time',
    'shared/domain/queue',
    'shared/domain/evaluation',
    'shared/domain/announcement',
    'shared/domain/device',
  ],
  'shared/domain/schedule': ['shared/domain/time', 'shared/domain/queue'],
  'shared/domain/linkage': ['shared/domain/time', 'shared/domain/queue'],
  'shared/domain/demo': ['shared/domain/time', 'shared/domain/queue'],
  'server/bus': WIRE,
  'server/config': WIRE,
  'server/store': WIRE,
  'server/hall': SERVER_BASE,
  'server/content': SERVER_HALL,
  'server/people': SERVER_HALL,
  'server/devices': [...SERVER_HALL, 'server/people'],
  'server/report': SERVER_HALL,
  'server/demo': SERVER_HALL,
  'server/http': [...SERVER_HALL, 'server/content', 'server/people', 'server/devices', 'server/report'],
  'server/node': ['shared/domain', 'shared/protocol', 'server'],
}

/** Floors whose folders are told apart: a file belongs to `<floor>/<folder>`. */
export const ORDERED_FLOORS = ['shared/domain', 'server', 'displays'] as const
