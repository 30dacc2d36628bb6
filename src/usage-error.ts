/**
 * A mistake of the user. The message is one line that says what is wrong and how to put it right; the command line
 * shows the message as it is and exits with 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
