import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import { unpackBlocks } from './packed-blocks.ts'
import { integer, type Row, text } from './row.ts'

/**
 * The entry in a row of `audit`.
 *
 * @param numbers the numbers of the entry, which each store keeps in its own form
 */
export function toAuditEntry(row: Row, numbers: readonly number[]): AuditEntry {
  const at = { sequence: integer(row, 'sequence'), at: integer(row, 'at') }
  const command = text(row, 'command')
  // The column holds the rest of an `AuditDetail`.
  const detail = JSON.parse(text(row, 'detail'))
  if (command === 'stock') {
    // Entries of earlier versions have the blocks as they are.
    const { runs, author } = detail
    const blocks = runs === undefined ? detail.blocks : [...unpackBlocks(detail)]
    return { ...at, command, blocks, ...(author && { author }) }
  }
  if (command === 'changeSipConfiguration') {
    return { ...at, command, resource: text(row, 'resource'), change: JSON.parse(detail.change) }
  }
  const head = { ...at, command }
  const phoneNumbers = numbers.map(phoneNumberFromInteger)
  // An entry of the operator may be about no resource.
  if (row['resource'] === null) return { ...head, ...detail, phoneNumbers }
  const claim = { resource: text(row, 'resource'), searchId: text(row, 'search') }
  return { ...head, ...detail, ...claim, phoneNumbers }
}
