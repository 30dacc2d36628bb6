/** The store could not do its work: nothing can be said about the request. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
}
