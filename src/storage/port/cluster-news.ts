/**
 * - `promoted`: a standby was promoted, or the database recovered to a point in time.
 * - `set back`: the database is as it was before an earlier promotion: a copy of it from then serves.
 * - `moved`: the inventory is in another PostgreSQL: by an upgrade, by a dump, or since a name leads to another server.
 */
export type ClusterChange = 'promoted' | 'set back' | 'moved'

/** That the PostgreSQL of an inventory is another one than before. */
export interface ClusterNews {
  readonly change: ClusterChange
  /** Names the PostgreSQL and its timeline. */
  readonly epoch: string
  /** What it was before. */
  readonly before: string
}
