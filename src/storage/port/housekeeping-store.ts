/** The removal of old records. Nothing depends on it but the room that they take. */
export interface HousekeepingStore {
  /**
   * Removes one small batch of old records, the oldest first. The numbers and their owners stay as they are, and so
   * does the audit trail, without the entries of the searches that are removed.
   *
   * - A search is removed when its hold and the operations that made and bought it have ended, all of them `keptMs`
   *   ago. The operations are views of the search, and nobody can poll them or buy the search afterwards.
   * - The operation of a release or of a change of capabilities is removed when it has ended `keptMs` ago.
   * - A reservation is removed when it is older than `RESERVATION_KEPT_MS`; no method shows it from then on.
   */
  tidy(command: TidyCommand): Promise<TidyAnswer>
  /** How many records of each kind `tidy` can remove at a time without a noticeable delay of other calls. */
  readonly tidyBatch: number
}

export interface TidyCommand {
  /** How long searches and operations stay after they have ended, in milliseconds. */
  readonly keptMs: number
  /** The most records of each kind to remove now; at least 1. */
  readonly limit: number
}

/** How many records of each kind were removed. */
export interface TidyCounts {
  readonly searches: number
  /** The operations of releases and of changes of capabilities; the operations of searches are no records. */
  readonly operations: number
  readonly reservations: number
  /** The numbers that these reservations named. */
  readonly reservedNumbers: number
}

export type TidyAnswer =
  /** There is `more` to remove, or there may be. */
  | { readonly kind: 'tidied'; readonly removed: TidyCounts; readonly more: boolean }
  /** Another process is removing records at this moment; nothing was done. */
  | { readonly kind: 'busy' }
