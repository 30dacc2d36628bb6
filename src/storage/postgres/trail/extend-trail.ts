import type { ExtendTrailAnswer } from '../../port/archive-store.ts'
import { lockHousekeeping } from '../lock-housekeeping.ts'
import type { Transaction } from '../transaction.ts'
import { lastArchived, lastDrawn, listPartitions } from './partitions.ts'
import { SHORT_WAIT } from './short-wait.ts'

/**
 * A partition has a sixteenth of the entries that are not archived, or more. So there are few partitions, however long
 * the trail grows, and what can be archived at a time is a small part of it.
 */
const PARTS = 16

/** How near the end of the last partition is when entries may be in the default partition soon. */
const NEAR = 1 / 8

/** @throws an error of PostgreSQL if another session has a lock for long */
export async function extendTrail(
  { query }: Transaction,
  { room }: { readonly room: number },
): Promise<ExtendTrailAnswer> {
  if (!(await lockHousekeeping({ query }))) return { kind: 'busy' }
  const drawn = await lastDrawn(query)
  const end = (await listPartitions(query)).at(-1)?.end ?? 1
  const size = Math.max(room, Math.ceil((drawn - (await lastArchived(query))) / PARTS))
  const left = end - 1 - drawn
  if (left >= size) return { kind: 'enough', room: left }

  const name = `audit_from_${end}`
  await query(SHORT_WAIT)
  if (left >= size * NEAR) {
    // Commands go on meanwhile.
    await query(`
      CREATE TABLE ${name} (LIKE audit INCLUDING DEFAULTS);
      ALTER TABLE audit ATTACH PARTITION ${name} FOR VALUES FROM (${end}) TO (${end + size})`)
    return { kind: 'extended', room: left + size }
  }
  // The default partition becomes the partition of the entries that it has. Without writers no entry is on its way.
  await query('LOCK TABLE audit IN ACCESS EXCLUSIVE MODE')
  const next = Math.max(end, (await lastDrawn(query)) + 1) + size
  await query(`
    ALTER TABLE audit DETACH PARTITION audit_default;
    ALTER TABLE audit_default RENAME TO ${name};
    ALTER INDEX audit_default_pkey RENAME TO ${name}_pkey;
    ALTER TABLE audit ATTACH PARTITION ${name} FOR VALUES FROM (${end}) TO (${next});
    CREATE TABLE audit_default PARTITION OF audit DEFAULT`)
  return { kind: 'extended', room: size }
}
