import type { Section } from '../report/report.ts'
import type { Scale } from '../scale.ts'

/** The tools of a scenario. */
export interface Bench {
  readonly scale: Scale
  /** An empty directory of the scenario's own, which is removed when the scenario is over. */
  readonly directory: string
  /** Whether Prism and Azurite are installed. */
  readonly peers: boolean
  /** Builds the program if the build is stale. */
  readonly buildProgram: () => Promise<void>
  /** Reports progress. */
  readonly announce: (line: string) => void
  /** Starts a process or server, which is stopped when the scenario is over, however the scenario ends. */
  use<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T>
}

/** One group of measurements. */
export interface Scenario {
  readonly name: string
  /** Whether it measures Prism or Azurite too; not if absent. */
  readonly besidePeers?: true
  run(bench: Bench): Promise<Section>
}
