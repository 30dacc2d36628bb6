import type { SnapshotAnswer } from '../../port/snapshot-store.ts'
import type { Tables } from '../tables/index.ts'
import { deleteSnapshot } from './delete-snapshot.ts'

export function snapshot(tables: Tables, name: string): SnapshotAnswer {
  const taken = { name, takenAt: tables.clock.now() }
  deleteSnapshot(tables, name)
  tables.snapshots.insert(taken)
  return { kind: 'kept', snapshot: taken }
}
