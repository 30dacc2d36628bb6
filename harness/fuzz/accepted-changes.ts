import type { RawAnswer } from './read-answers.ts'

/** The changes that the server accepted: nothing else may have changed. */
export class AcceptedChanges {
  /** The ids of the accepted operations. */
  readonly operations = new Set<string>()
  /** The number of accepted cancellations. */
  cancellations = 0

  add(answers: readonly RawAnswer[]): void {
    for (const { status, headers } of answers) {
      const operationId = headers.get('operation-id')
      if (status === 202 && operationId !== undefined) this.operations.add(operationId)
      if (status === 204) this.cancellations += 1
    }
  }

  /** How many accepted operations have an id with this prefix. */
  count(prefix: string): number {
    return [...this.operations].filter((id) => id.startsWith(prefix)).length
  }
}
