import type { SeedDocument } from '../../seed/seed-document.ts'
import type { ClockWish } from '../clock/move-clock.ts'

/** What a sandbox begins with; where nothing is said, as the server began. */
export interface SandboxBeginning {
  /** Its numbers: those that the server started with, none, or those of these entries. A seed may have them instead. */
  readonly stock?: 'default' | 'none' | NonNullable<SeedDocument['stock']>
  /** Instead of the seed of the server. */
  readonly seed?: SeedDocument
  /** Any instant may be the first one. The system's time if absent. */
  readonly clock?: ClockWish
}
