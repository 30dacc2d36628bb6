import type { Answer, CallOf, SipEntry } from '../../../harness/processes/checker/run.ts'
import {
  lacksTrunk,
  patchSip,
  type SipConfiguration,
  sameSip,
} from '../../../harness/processes/checker/sip-configuration.ts'

const EMPTY: SipConfiguration = { trunks: {}, routes: [] }

/** The SIP configurations of the simplest inventory. */
export class SmallSip {
  trail: readonly SipEntry[] = []
  #configurations: ReadonlyMap<string, SipConfiguration> = new Map()

  /** Remembers the present state; the answer forgets everything since. */
  remember(): () => void {
    const [trail, configurations] = [this.trail, this.#configurations]
    return () => {
      this.trail = trail
      this.#configurations = configurations
    }
  }

  show(resource: string): Answer {
    return { status: 200, sip: this.#configurations.get(resource) ?? EMPTY }
  }

  /** @param at wall time */
  change(resource: string, { patch }: CallOf<'change sip'>, at: number): Answer {
    const before = this.#configurations.get(resource) ?? EMPTY
    const after = patchSip(before, patch)
    if (lacksTrunk(after)) return { status: 422, code: 'UnprocessableConfiguration' }
    if (!sameSip(before, after)) {
      this.trail = [...this.trail, { sequence: this.trail.length + 1, at, resource, change: patch }]
      this.#configurations = new Map([...this.#configurations, [resource, after]])
    }
    return { status: 200, sip: after }
  }
}
