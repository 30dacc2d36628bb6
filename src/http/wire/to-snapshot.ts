import type { Snapshot } from '../../storage/port/snapshot-store.ts'
import { isoInstant } from './to-held.ts'

/** The snapshot as our own operations show it. */
export function toSnapshot({ name, takenAt }: Snapshot) {
  return { name, takenAt: isoInstant(takenAt) }
}
