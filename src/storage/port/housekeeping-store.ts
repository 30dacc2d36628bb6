/** The removal of what nobody asks for any more. Nothing depends on it but the room that old records take. */
export interface HousekeepingStore {
  /**
   * Removes one small batch of old records, the oldest first. The audit trail, the numbers and whoever owns
   * them stay as they are.
   *
   * - A search goes with the operations that made and bought it, together and at once, when its hold has
   *   expired and its operations have ended, all of it `keptMs` ago. Its id is then unknown: nobody can buy it.
   * - The operation of a release or change goes when it has ended `keptMs` ago.
   * - A reservation goes when it is older than `RESERVATION_KEPT_MS`, since when it is there for nobody.
   */
  tidy(command: TidyCommand): Promise<TidyAnswer>
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
  /** Those that went with their searches included. */
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
