/** The store could not do its work: nothing can be said about the request. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  /**
   * What a command says that ends because of the error, in one line, if the cause lies outside of the program: the
   * store is unreachable, read-only, full.
   */
  readonly refusal: string | undefined

  constructor(message: string, { refusal, ...options }: ErrorOptions & { readonly refusal?: string } = {}) {
    super(message, options)
    this.refusal = refusal
  }
}
