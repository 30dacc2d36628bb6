import * as Type from 'typebox'
import { DateTime } from './schemas.ts'

/* The models of snapshots. They are our own: no version of the API has them. */

export const SnapshotModel = Type.Object(
  {
    name: Type.String(),
    /** By the clock of the inventory. */
    takenAt: DateTime,
  },
  { title: 'Snapshot' },
)

export const SnapshotList = Type.Object({ snapshots: Type.Array(SnapshotModel) }, { title: 'SnapshotList' })
