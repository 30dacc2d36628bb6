import type { Section } from '../report/report.ts'
import type { Scale } from '../scale.ts'

/** The tools of a scenario. */
export interface Bench {
  readonly scale: Scale
  /** An empty directory of the scenario's own, which goes when it is over. */
  readonly directory: string
  /** Whether Prism and Azurite are there. */
  readonly peers: boolean
  /** Builds the program, as people start it, if it is stale. */
  readonly buildProgram: () => Promise<void>
  /** Says how far it is. */
  readonly announce: (line: string) => void
  /** Starts something that has to be stopped when the scenario is over, however it ends. */
  use<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T>
}

/** One group of measurements. */
export interface Scenario {
  readonly name: string
  run(bench: Bench): Promise<Section>
}
