/**
 * What whoever started the program can put right: the message is one line that says what is wrong and
 * what to do. The command line shows it as it is and exits with 2.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
