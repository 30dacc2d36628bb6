/** The file has no inventory, and the caller has not said what a new one begins with. The file has none afterwards. */
export class UnfilledError extends Error {
  override readonly name = 'UnfilledError'
}
