/** A beginning of a sandbox that fits its schema, and cannot be had. */
export class BeginningViolation extends Error {
  override readonly name = 'BeginningViolation'
  /** The members and indexes that lead to the value, `['seed', 'owned', 0]`. */
  readonly path: readonly (string | number)[]

  /** @param message what is wrong, without the path */
  constructor(path: readonly (string | number)[], message: string) {
    super(message)
    this.path = path
  }
}
