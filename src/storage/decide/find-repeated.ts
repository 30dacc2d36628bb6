import type { AuditEntry } from '../../numbering/audit-entry.ts'
import type { Operation } from '../../numbering/operation.ts'
import type { KeyedOperation } from '../rows/to-operation.ts'

/** The most entries of a number's history in which its last change is looked for. */
export const HISTORY_LIMIT = 100

/** The commands that change who owns a number, or what an owned number can do. */
const CHANGES: ReadonlySet<AuditEntry['command']> = new Set([
  'purchase',
  'purchaseReservation',
  'updateCapabilities',
  'release',
  'assign',
  'transfer',
  'takeBack',
  'portOut',
  'portIn',
])

/**
 * The operation with which a repeated request is answered: the one that made the last change of its number, or was
 * forced to fail after that change; or, where there is none of either kind, the first one.
 *
 * @param keyed the operations with the repeat key of the request, which all are about one number; the oldest first
 * @param history the newest entries about the number, the newest first
 */
export function findRepeated(
  keyed: readonly KeyedOperation[],
  history: readonly AuditEntry[],
): Operation | undefined {
  const last = history.find(({ command }) => CHANGES.has(command))?.sequence
  const changed = keyed.filter(({ entry }) => entry !== undefined)
  if (changed.length === 0) return keyed[0]?.operation
  return changed.find(({ entry }) => entry === last)?.operation
}
