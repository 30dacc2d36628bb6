import { integer, optionalInteger, type Row, text } from '../../rows/row.ts'
import type { Query } from '../query.ts'

/** A partition of the table `audit` that has the entries of a range of sequences. */
export interface Partition {
  /** The name of its table. */
  readonly name: string
  /** The first sequence of its range; absent in the first partition, which has every lower one. */
  readonly first?: number
  /** The sequence after its range. */
  readonly end: number
}

/** The bound of a range, as PostgreSQL writes it: FOR VALUES FROM ('1') TO ('1048578'). The default has none. */
const LIST = `
  SELECT name, substring(bound FROM $$FROM \\('?(-?\\d+)$$)::bigint AS first,
    substring(bound FROM $$TO \\('?(-?\\d+)$$)::bigint AS "end"
  FROM (
    SELECT relname::text AS name, pg_get_expr(relpartbound, pg_class.oid) AS bound
    FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'audit'::regclass
  ) AS partition
  WHERE bound <> 'DEFAULT' ORDER BY "end"`

/** The partitions in the order of their ranges, which have no gaps between them; without the default partition. */
export async function listPartitions(query: Query): Promise<readonly Partition[]> {
  return (await query(LIST)).map(toPartition)
}

function toPartition(row: Row): Partition {
  return { name: text(row, 'name'), ...optionalInteger(row, 'first', 'first'), end: integer(row, 'end') }
}

/** The last sequence that was drawn, by an entry or by a search. */
export async function lastDrawn(query: Query): Promise<number> {
  const [row = {}] = await query('SELECT last_value AS drawn FROM audit_sequence_seq')
  return integer(row, 'drawn')
}

/** The last sequence that was archived; 0 if none was. */
export async function lastArchived(query: Query): Promise<number> {
  const [row = {}] = await query('SELECT coalesce(max(archived), 0) AS archived FROM opening')
  return integer(row, 'archived')
}
