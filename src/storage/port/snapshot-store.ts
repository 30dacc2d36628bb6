import type { Instant } from '../../numbering/instant.ts'

/**
 * States of the inventory that are kept under names: the stock, all records, the owners, the audit trail, the entries of
 * the register and the clock. They end with the process. A store that many processes share keeps none, and answers
 * `unsupported`.
 */
export interface SnapshotStore {
  /**
   * Keeps the present state under the name, in the place of an earlier one. It copies nothing; from then on each change
   * keeps the rows that it is the first to change, so changes take longer while there is a snapshot.
   */
  snapshot(name: string): Promise<SnapshotAnswer>
  /**
   * Puts back the state that was kept under the name; it stays kept. It takes as long as what has changed since then is
   * large, however large the inventory is. The version of the register is then one that it never had before, if the
   * register had changed.
   */
  restore(name: string): Promise<RestoreAnswer>
  deleteSnapshot(name: string): Promise<DeleteSnapshotAnswer>
  /** The oldest first. */
  snapshots(): Promise<SnapshotsAnswer>
}

export interface Snapshot {
  readonly name: string
  /** The inventory's time when it was taken. */
  readonly takenAt: Instant
}

/** The store keeps no snapshots. */
export interface SnapshotsUnsupported {
  readonly kind: 'unsupported'
}

export interface SnapshotNotFound {
  readonly kind: 'snapshotNotFound'
}

export type SnapshotAnswer = { readonly kind: 'kept'; readonly snapshot: Snapshot } | SnapshotsUnsupported

export type RestoreAnswer = { readonly kind: 'restored' } | SnapshotNotFound | SnapshotsUnsupported

export type DeleteSnapshotAnswer = { readonly kind: 'deleted' } | SnapshotNotFound | SnapshotsUnsupported

export type SnapshotsAnswer =
  | { readonly kind: 'listed'; readonly snapshots: readonly Snapshot[] }
  | SnapshotsUnsupported
