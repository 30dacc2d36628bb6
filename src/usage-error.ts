/**
 * A mistake of the user. The message is one line that names the mistake and the remedy; the command line
 * shows the message as it is and exits with 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
