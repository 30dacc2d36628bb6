import type { Finding } from './finding.ts'

/** What is wrong unless a later entry of the trail tells of the same. */
export interface Doubt {
  /** What the entry would tell of. */
  readonly key: string
  readonly finding: Finding
}
