/**
 * The outcome of a command: its answer, and the change to write; nothing is written if `change` is absent.
 */
export interface Decision<Answer, Change> {
  readonly answer: Answer
  readonly change?: Change
}
