import { GIVES_OWNER, NAMES_OWNER } from '../../rows/names-owner.ts'
import { integer } from '../../rows/row.ts'
import type { Query } from '../query.ts'

/**
 * Notes, for each number that the entries after $1 up to $2 name, which of them stay. The first link of a number's
 * chain is to the import that brought it in.
 */
const NOTE = `
  INSERT INTO kept_entry AS kept (number, import, giving, naming)
  SELECT number, max(import.sequence), max(named.sequence) FILTER (WHERE gives), max(named.sequence) FILTER (WHERE names)
  FROM (
    SELECT named.number, link, sequence, ${GIVES_OWNER} AS gives, ${NAMES_OWNER} AS names
    FROM audit, unnest(numbers, entries) AS named (number, link) WHERE sequence > $1 AND sequence <= $2
  ) AS named
  LEFT JOIN (SELECT sequence FROM audit WHERE command = 'stock') AS import ON import.sequence = link
  GROUP BY number
  ON CONFLICT (number) DO UPDATE SET import = coalesce(excluded.import, kept.import),
    giving = coalesce(excluded.giving, kept.giving), naming = coalesce(excluded.naming, kept.naming)`

/** A number that was deleted has no history; nobody ever owned it. */
const FORGET_DELETED = `
  DELETE FROM kept_entry WHERE NOT EXISTS (SELECT FROM number WHERE number.number = kept_entry.number)`

/** An import of many blocks, or its numbers in pieces, may stay for long: all imports do. */
const COPY = (name: string) => `
  WITH copied AS (
    INSERT INTO ${name} SELECT audit.* FROM audit JOIN (
      SELECT entry AS sequence FROM number
      UNION SELECT giving FROM kept_entry
      UNION SELECT naming FROM kept_entry
      UNION SELECT sequence FROM audit WHERE command = 'stock'
    ) AS kept USING (sequence) WHERE sequence <= $1
    RETURNING 1
  ) SELECT count(*) AS count FROM copied`

/**
 * Makes the table `name` with the entries that stay of those up to `through`, in the place of their partitions: imports,
 * the newest entry of each number that has a row, and the newest that gave it to an owner or names one. Answers how many
 * they are.
 *
 * @param after the last sequence that was archived before
 */
export async function keepEntries(
  query: Query,
  { after, through, name }: { readonly after: number; readonly through: number; readonly name: string },
): Promise<number> {
  await query(NOTE, [after, through])
  await query(FORGET_DELETED)
  await query(`CREATE TABLE ${name} (LIKE audit INCLUDING DEFAULTS)`)
  const [row = {}] = await query(COPY(name), [through])
  return integer(row, 'count')
}

/**
 * The entry to which an entry links for a number, in SQL: the linked one, or where that is gone, the newest one before
 * it that stays. An EXISTS could be answered by a hash of the whole trail.
 */
export const linkedOrKept = (number: string, link: string) => `
  coalesce((SELECT linked.sequence FROM audit AS linked WHERE linked.sequence = ${link}), (
    SELECT max(entry) FROM kept_entry, LATERAL (VALUES (import), (giving), (naming)) AS kept (entry)
    WHERE kept_entry.number = ${number} AND entry < ${link}
  ))`
