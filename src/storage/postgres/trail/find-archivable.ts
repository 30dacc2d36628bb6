import type { Instant } from '../../../numbering/instant.ts'
import type { Archivable } from '../../port/archive-store.ts'
import { integer } from '../../rows/row.ts'
import type { Access } from '../access.ts'
import { LONG_LIMITS } from '../transaction-limits.ts'
import { lastArchived, lastDrawn, listPartitions } from './partitions.ts'

const COUNT = `
  SELECT count(*) FILTER (WHERE command <> 'search') AS count, coalesce(max(at), 0) AS newest FROM audit WHERE sequence > $1 AND sequence <= $2`

/**
 * The entries of the oldest partitions which are full, and in which every entry is older than `before`; `undefined` if
 * there are none.
 */
export async function findArchivable(read: Access['read'], before: Instant): Promise<Archivable | undefined> {
  const query = (sql: string, parameters: readonly unknown[] = []) =>
    read(sql, parameters.map(Number), LONG_LIMITS)
  const drawn = await lastDrawn(query)
  const after = await lastArchived(query)
  let found: Archivable | undefined
  for (const { end } of await listPartitions(query)) {
    const through = end - 1
    if (through <= after) continue
    if (through > drawn) break
    const [row = {}] = await query(COUNT, [found?.through ?? after, through])
    if (integer(row, 'newest') >= before) break
    found = { after, through, entries: (found?.entries ?? 0) + integer(row, 'count') }
  }
  return found
}
