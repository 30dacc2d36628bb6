import type { InForce } from './in-force.ts'

/** The port through which use cases ask for the settings in force. */
export interface Register {
  /** The settings in force as this process last read them, at most about a second ago. */
  current(): InForce
  /** Reads the store's register, and answers the settings in force now. */
  refresh(): Promise<InForce>
}
