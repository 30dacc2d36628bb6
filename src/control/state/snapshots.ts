import type {
  DeleteSnapshotAnswer,
  RestoreAnswer,
  SnapshotAnswer,
  SnapshotsAnswer,
} from '../../storage/port/snapshot-store.ts'
import type { ControlledInventory } from '../controlled-inventory.ts'
import { forgetMemories } from './forget-memories.ts'
import { START_SNAPSHOT } from './start-state.ts'

type OfInventory = Pick<ControlledInventory, 'inventory'>

/** The forms that the name of a snapshot may have. */
export const SNAPSHOT_NAME = /^[A-Za-z0-9][\w.-]{0,62}$/

/** The most snapshots of an inventory: while there are any, each change of a row is noted. */
export const MOST_SNAPSHOTS = 100

/** Keeps the present state under a name in the form of `SNAPSHOT_NAME`, in the place of an earlier one of this name. */
export async function takeSnapshot(
  { inventory: { store } }: OfInventory,
  name: string,
): Promise<SnapshotAnswer | { readonly kind: 'tooMany' }> {
  const listed = await store.snapshots()
  if (listed.kind === 'unsupported') return listed
  const others = listed.snapshots.filter((each) => each.name !== START_SNAPSHOT && each.name !== name)
  return others.length < MOST_SNAPSHOTS ? store.snapshot(name) : { kind: 'tooMany' }
}

/** Puts back the state that was kept under the name; fault rules and recorded requests stay. */
export async function restoreSnapshot({ inventory }: OfInventory, name: string): Promise<RestoreAnswer> {
  if (!SNAPSHOT_NAME.test(name)) return { kind: 'snapshotNotFound' }
  const answer = await inventory.store.restore(name)
  if (answer.kind === 'restored') await forgetMemories(inventory)
  return answer
}

export async function deleteSnapshot(
  { inventory: { store } }: OfInventory,
  name: string,
): Promise<DeleteSnapshotAnswer> {
  return SNAPSHOT_NAME.test(name) ? store.deleteSnapshot(name) : { kind: 'snapshotNotFound' }
}

/** The snapshots that were taken, the oldest first, without that of the start. */
export async function listSnapshots({ inventory: { store } }: OfInventory): Promise<SnapshotsAnswer> {
  const answer = await store.snapshots()
  if (answer.kind === 'unsupported') return answer
  return { kind: 'listed', snapshots: answer.snapshots.filter(({ name }) => name !== START_SNAPSHOT) }
}
