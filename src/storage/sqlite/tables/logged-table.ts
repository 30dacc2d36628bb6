import type { WatchedTable } from './watched-tables.ts'

/** The SQL by which the changes of a table get into the log, and out of it. */
export interface LoggedTable {
  /** Makes the triggers that note each row before its first change since the newest snapshot. */
  readonly begin: string
  readonly end: string
  /** Removes the rows that have changed since a snapshot. */
  readonly remove: string
  /** Inserts these rows as they were. */
  readonly insert: string
}

const NEWEST = '(SELECT max(key) FROM snapshot)'

/**
 * @param place the place of the table in the list of all
 * @param keys the most columns that a key has; in the log, the keys of this table are filled up with zeros
 */
export function loggedTable({ name, key, rest }: WatchedTable, place: number, keys: number): LoggedTable {
  const [columns, values] = [[...key, ...rest].join(', '), rest.map((_, nth) => `value_${nth}`)]
  const noted = Array.from({ length: keys }, (_, nth) => `key_${nth}`)
  const ownKey = noted.slice(0, key.length).join(', ')
  const of = (row: 'OLD' | 'NEW', some: readonly string[]) => some.map((column) => `${row}.${column}`)
  const keyOf = (row: 'OLD' | 'NEW') => noted.map((_, nth) => of(row, key)[nth] ?? 0).join(', ')
  // The columns of the log have no affinity. The plus takes it from the other side too: SQLite would convert each entry
  // before it compares, and read all of them (https://www.sqlite.org/datatype3.html#type_conversions_prior_to_comparison).
  const isOldKey = noted.map((column, nth) => `${column} = +${of('OLD', key)[nth] ?? 0}`).join(' AND ')

  // An entry that is there already is of an earlier change. The clause is needed as it stands: OR IGNORE would be
  // overridden by a clause of the statement that fires the trigger (https://www.sqlite.org/lang_createtrigger.html).
  const noteNone = `
    INSERT INTO before_change (place, ${noted.join(', ')}, since, existed)
    SELECT ${place}, ${keyOf('NEW')}, ${NEWEST}, 0`
  const noteOld = `
    INSERT INTO before_change (${['place', ...noted, 'since', 'existed', ...values].join(', ')})
    VALUES (${[place, keyOf('OLD'), NEWEST, 1, ...of('OLD', rest)].join(', ')}) ON CONFLICT DO NOTHING;`
  return {
    begin: `
      CREATE TEMP TRIGGER inserted_${name} AFTER INSERT ON main.${name} BEGIN
        ${noteNone} WHERE true ON CONFLICT DO NOTHING;
      END;
      CREATE TEMP TRIGGER updated_${name} AFTER UPDATE ON main.${name} BEGIN
        ${noteOld}
        ${noteNone} WHERE (${keyOf('NEW')}) <> (${keyOf('OLD')}) ON CONFLICT DO NOTHING;
      END;
      CREATE TEMP TRIGGER deleted_${name} AFTER DELETE ON main.${name} BEGIN
        ${noteOld}
        DELETE FROM before_change
        WHERE place = ${place} AND ${isOldKey} AND since = ${NEWEST} AND NOT existed;
      END;`,
    end: ['inserted', 'updated', 'deleted'].map((what) => `DROP TRIGGER temp.${what}_${name};`).join(''),
    // All of them go before any comes back: a value that is unique may be in one row now, and in another one before.
    remove: `
      DELETE FROM main.${name} WHERE (${key.join(', ')}) IN (
        SELECT ${ownKey} FROM before_change WHERE place = ${place} AND since >= ?)`,
    // With min(), SQLite takes the other columns from the row that has the minimum
    // (https://www.sqlite.org/lang_select.html#bareagg).
    insert: `
      INSERT INTO main.${name} (${columns})
      SELECT ${[ownKey, ...values].join(', ')} FROM (
        SELECT *, min(since) FROM before_change WHERE place = ${place} AND since >= ? GROUP BY ${ownKey})
      WHERE existed`,
  }
}
