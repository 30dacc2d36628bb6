import { MOST_SNAPSHOTS } from '../../control/state/snapshots.ts'
import type { ApiError } from './api-error.ts'

/* The errors of reset and snapshots, in the form of the API. The words are our own. */

export const snapshotsUnsupported: ApiError = {
  status: 501,
  error: {
    code: 'SnapshotsUnsupported',
    message:
      'An inventory in PostgreSQL keeps no state to go back to, since other processes may use it. Use the embedded store or a sandbox.',
  },
}

export const startNotKept: ApiError = {
  status: 409,
  error: {
    code: 'StartNotKept',
    message:
      'The start of the inventory was not kept, since the controls were off or its disk took no change. Restart the server.',
  },
}

export function snapshotNotFound(name: string): ApiError {
  return {
    status: 404,
    error: {
      code: 'SnapshotNotFound',
      message: `There is no snapshot ${name}. GET /_holdline/snapshots lists the names.`,
      target: 'name',
    },
  }
}

export const tooManySnapshots: ApiError = {
  status: 409,
  error: {
    code: 'TooManySnapshots',
    message: `There are ${MOST_SNAPSHOTS} snapshots, and no more can be taken. DELETE /_holdline/snapshots/{name} removes one.`,
  },
}
