import type { RestoreAnswer } from '../../port/snapshot-store.ts'
import type { Tables } from '../tables/index.ts'

export function restore({ snapshots, register, clock }: Tables, name: string): RestoreAnswer {
  const found = snapshots.find(name)
  if (found === undefined) return { kind: 'snapshotNotFound' }
  const version = register.version()
  snapshots.putBack(found.key)
  register.forget()
  // A version that came again would let a command pass that was composed under other entries.
  if (register.version() !== version) register.put('', null, version + 1)
  snapshots.settle(found.key)
  clock.forget()
  const { clock: kept, system } = clock.read()
  // A clock that runs at a rate goes on from the instant of the snapshot, and not from where it would be by now.
  if (kept.mode === 'running') clock.set({ ...kept, at: found.snapshot.takenAt, since: system })
  return { kind: 'restored' }
}
