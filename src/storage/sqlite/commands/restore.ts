import type { RestoreAnswer } from '../../port/snapshot-store.ts'
import type { Tables } from '../tables/index.ts'

export function restore({ snapshots, register }: Tables, name: string): RestoreAnswer {
  const found = snapshots.find(name)
  if (found === undefined) return { kind: 'snapshotNotFound' }
  const version = register.version()
  snapshots.putBack(found.key)
  register.forget()
  // A version that came again would let a command pass that was composed under other entries.
  if (register.version() !== version) register.put('', null, version + 1)
  snapshots.settle(found.key)
  return { kind: 'restored' }
}
