/**
 * States of the inventory that are kept under names: numbers, owners, holds, reservations, all records and the clock.
 * Fault rules and the request log are no part of them. They end with the process, and a reset keeps them.
 */
export interface Snapshots {
  /**
   * Keeps the present state, in the place of an earlier one of the name.
   *
   * @example await holdline.snapshots.take('sold-out')
   * @throws {UsageError} if the name is wrong, or there are a hundred snapshots
   */
  take(name: string): Promise<void>
  /**
   * Puts back the state of the name, which stays kept; also the time goes back.
   *
   * @example await holdline.snapshots.restore('sold-out')
   * @throws {UsageError} if there is none of the name
   */
  restore(name: string): Promise<void>
}
