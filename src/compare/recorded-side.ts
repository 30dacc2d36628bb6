import type { Probe, SearchProbe } from './probe.ts'
import type { Recordings } from './recordings.ts'
import type { Asked, Side } from './side.ts'

/** A side whose answers were recorded. */
export class RecordedSide implements Side {
  readonly #answers: Recordings['answers']

  constructor({ answers }: Recordings) {
    this.#answers = answers
  }

  async ask({ name, version }: Probe | SearchProbe): Promise<Asked> {
    const found = this.#answers.find((each) => each.probe === name && each.version === version)
    if (found === undefined) return { kind: 'unanswered', reason: 'it was not recorded' }
    const { probe: _, version: __, ...observation } = found
    return { kind: 'answered', observation }
  }
}
