import type { RawAnswer } from './read-answers.ts'

/** The changes that the server accepted: nothing else may have changed. */
export class AcceptedChanges {
  /** The ids of the accepted operations. */
  readonly operations = new Set<string>()
  /** The number of accepted cancellations. */
  cancellations = 0
  /** The SIP configurations that answers have shown, as text. */
  readonly sipConfigurations = new Set<string>()

  add(answers: readonly RawAnswer[]): void {
    for (const { status, headers, body } of answers) {
      const operationId = headers.get('operation-id')
      if (status === 202 && operationId !== undefined) this.operations.add(operationId)
      if (status === 204) this.cancellations += 1
      if (status === 200 && body.startsWith('{"trunks":')) {
        this.sipConfigurations.add(Buffer.from(body, 'latin1').toString('utf8'))
      }
    }
  }

  /** How many accepted operations have an id with this prefix. */
  count(prefix: string): number {
    return [...this.operations].filter((id) => id.startsWith(prefix)).length
  }
}
