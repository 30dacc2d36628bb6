import type { DeleteSnapshotAnswer } from '../../port/snapshot-store.ts'
import type { Tables } from '../tables/index.ts'

export function deleteSnapshot({ snapshots }: Tables, name: string): DeleteSnapshotAnswer {
  const found = snapshots.find(name)
  if (found === undefined) return { kind: 'snapshotNotFound' }
  snapshots.delete(found.key)
  return { kind: 'deleted' }
}
