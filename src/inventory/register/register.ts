import type { InForce } from './in-force.ts'

/** Where use cases ask what is in force. */
export interface Register {
  /** What is in force, as this process knows it: at most about a second old. */
  current(): InForce
  /** Reads the store's register, and answers what is in force now. */
  refresh(): Promise<InForce>
}
