import { Durations } from './durations.ts'

/** What is counted of an answered request. */
export interface AnsweredRequest {
  /** The id of the operation; `unknown` for a target that has none, so that clients cannot make up further ones. */
  readonly operation: string
  /** The version of the API that served the request; empty where none did. */
  readonly version: string
  readonly status: number
  readonly inSandbox: boolean
  readonly seconds: number
}

/** How many requests of one kind were answered. */
export interface RequestCount extends Omit<AnsweredRequest, 'seconds'> {
  readonly count: number
}

interface OfOperation {
  readonly durations: Durations
  /** By version, and then by status; the statuses of requests to sandboxes are negative. */
  readonly counts: Map<string, Map<number, number>>
}

/** Counts the answered requests of a server. */
export class RequestMeter {
  readonly #operations = new Map<string, OfOperation>()

  add({ operation, version, status, inSandbox, seconds }: AnsweredRequest): void {
    let ofOperation = this.#operations.get(operation)
    if (ofOperation === undefined) {
      ofOperation = { durations: new Durations(), counts: new Map() }
      this.#operations.set(operation, ofOperation)
    }
    ofOperation.durations.add(seconds)
    let byStatus = ofOperation.counts.get(version)
    if (byStatus === undefined) {
      byStatus = new Map()
      ofOperation.counts.set(version, byStatus)
    }
    const key = inSandbox ? -status : status
    byStatus.set(key, (byStatus.get(key) ?? 0) + 1)
  }

  *counts(): Iterable<RequestCount> {
    for (const [operation, { counts }] of this.#operations) {
      for (const [version, byStatus] of counts) {
        for (const [key, count] of byStatus) {
          yield { operation, version, status: Math.abs(key), inSandbox: key < 0, count }
        }
      }
    }
  }

  *durations(): Iterable<readonly [operation: string, durations: Durations]> {
    for (const [operation, { durations }] of this.#operations) yield [operation, durations]
  }
}
