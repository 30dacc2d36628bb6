import type { Declared } from '../inventory/register/declared.ts'

/** How the server works, as its configuration file, its environment and the defaults say together. */
export interface Config extends Declared {
  readonly acceptAnyToken: boolean
  /** How far a signature's date may be from this machine's clock, either way, in milliseconds. */
  readonly clockSkewMs: number
  /** How long searches and operations stay after they have ended, in milliseconds. */
  readonly keptMs: number
}
