import type { RestoreAnswer } from '../../port/snapshot-store.ts'
import type { Tables } from '../tables/index.ts'

export function restore({ snapshots, clock }: Tables, name: string): RestoreAnswer {
  const found = snapshots.find(name)
  if (found === undefined) return { kind: 'snapshotNotFound' }
  snapshots.putBack(found.key)
  snapshots.settle(found.key)
  clock.forget()
  const { clock: kept, system } = clock.read()
  // A clock that runs at a rate goes on from the instant of the snapshot, and not from where it would be by now.
  if (kept.mode === 'running') clock.set({ ...kept, at: found.snapshot.takenAt, since: system })
  return { kind: 'restored' }
}
