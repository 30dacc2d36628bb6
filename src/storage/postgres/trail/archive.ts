import type { ArchiveAnswer, ArchiveCommand } from '../../port/archive-store.ts'
import { integer } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'
import { keepEntries } from './keep-entries.ts'
import { lockTrail } from './lock-trail.ts'
import { openBalance } from './open-balance.ts'
import { lastArchived, lastDrawn, listPartitions } from './partitions.ts'
import { goOn } from './quiet-moment.ts'

const COUNT = `
  SELECT count(*) AS count, count(*) FILTER (WHERE sequence > $1 AND command <> 'search') AS added FROM audit WHERE sequence <= $2`

/**
 * Writes an opening balance and drops what is before it, in one transaction, which has begun in a quiet moment: its
 * snapshot shows the effects of exactly the entries up to the last sequence that was drawn then.
 *
 * @throws an error of PostgreSQL if another session has a lock for long
 */
export async function archive(
  { now, query }: Transaction,
  { through, entries, author }: ArchiveCommand,
): Promise<ArchiveAnswer> {
  const opening = await lastDrawn(query)
  await goOn(query)
  const after = await lastArchived(query)
  const old = (await listPartitions(query)).filter(({ end }) => end <= through + 1)
  if (through <= after || through > opening || old.at(-1)?.end !== through + 1) return { kind: 'notThere' }
  const [row = {}] = await query(COUNT, [after, through])
  const added = integer(row, 'added')
  if (entries !== undefined && entries !== added) return { kind: 'notCopied', entries: added }

  const counts = await openBalance(query)
  const name = `audit_kept_${through}`
  const kept = await keepEntries(query, { after, through, name })
  await lockTrail(query)
  await query(`
    DROP TABLE ${old.map((partition) => partition.name).join(', ')};
    ALTER TABLE audit ATTACH PARTITION ${name} FOR VALUES FROM (MINVALUE) TO (${through + 1})`)
  await query('INSERT INTO opening (archived, sequence, at, author, counts) VALUES ($1, $2, $3, $4, $5)', [
    ...[through, opening, now],
    ...[JSON.stringify(author), JSON.stringify(counts)],
  ])
  return {
    kind: 'archived',
    archive: { at: now, author, through, opening },
    dropped: integer(row, 'count') - kept,
    kept,
  }
}
