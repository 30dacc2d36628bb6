/**
 * - `promoted`: a standby was promoted, or the database recovered to a point in time.
 * - `set back`: the database is as it was before an earlier promotion: a copy of it from then serves.
 * - `restored`: the inventory is another copy in the same PostgreSQL: a restored dump, or a copy of the database.
 * - `moved`: the inventory is in another PostgreSQL: by an upgrade, by a dump, or since a name leads to another server.
 */
export type ClusterChange = 'promoted' | 'set back' | 'restored' | 'moved'

/** That the PostgreSQL of an inventory is another one than before. */
export interface ClusterNews {
  readonly change: ClusterChange
  /** Names the PostgreSQL, its timeline and the copy of the inventory. */
  readonly epoch: string
  /** What it was before. */
  readonly before: string
}
