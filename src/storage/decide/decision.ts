/** What becomes of a command: its answer, and what has to be written; nothing is written if `change` is absent. */
export interface Decision<Answer, Change> {
  readonly answer: Answer
  readonly change?: Change
}
