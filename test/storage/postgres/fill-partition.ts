import type { TestDatabase } from '../../support/postgres/create-database.ts'

/** Draws all sequences of the partition that new entries would be in, as if searches had; answers the last one. */
export async function fillPartition(database: TestDatabase): Promise<number> {
  const [row] = await database.query(`
    SELECT setval('audit_sequence_seq', "end" - 1) AS last FROM (
      SELECT min("end") AS "end" FROM (
        SELECT substring(pg_get_expr(relpartbound, pg_class.oid) FROM $$TO \\('?(-?\\d+)$$)::bigint AS "end"
        FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = 'audit'::regclass
      ) AS partition WHERE "end" > (SELECT last_value + 1 FROM audit_sequence_seq)
    ) AS present`)
  return Number(row?.['last'])
}
