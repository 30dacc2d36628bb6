import { formatUtcInstant } from '../../numbering/instant.ts'
import type { Snapshot } from '../../storage/port/snapshot-store.ts'

/** The snapshot as our own operations show it. */
export function toSnapshot({ name, takenAt }: Snapshot) {
  return { name, takenAt: formatUtcInstant(takenAt) }
}
