/** What a backup is made of: the bytes of the inventory's file as it was at one instant, while the store serves on. */
export interface BackupSource {
  /** How many bytes there are. */
  readonly bytes: number
  /**
   * Reads them, once. The last part comes only when all parts before it are known to be of the same instant.
   *
   * @throws StorageError if the store had to change the file meanwhile
   */
  parts(): AsyncGenerator<Uint8Array>
  /** Lets the store change its file again, if that was not so yet. To be called in any case, also without `parts`. */
  end(): Promise<void>
}

export type BackupAnswer =
  | { readonly kind: 'begun'; readonly source: BackupSource }
  /** There is one already; a store makes one at a time. */
  | { readonly kind: 'underWay' }
