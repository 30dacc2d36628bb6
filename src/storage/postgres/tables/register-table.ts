import type { RegisterChanged } from '../../port/register-store.ts'
import type { Query } from '../query.ts'

/** The version of the register, for use inside a statement. */
export const REGISTER_VERSION = '(SELECT coalesce(max(version), 0) FROM register)'

/** The register's version, and its documents unless it is the version that is known. */
export const READ_REGISTER = `
  SELECT version, CASE WHEN version <> $1 THEN
    (SELECT coalesce(jsonb_object_agg(name, document), '{}') FROM register
      WHERE document IS NOT NULL) END AS documents
  FROM (SELECT ${REGISTER_VERSION} AS version) AS newest`

/** The key of the advisory locks on the register: the bytes "HLRG". */
const LOCK_KEY = 0x484c5247

/**
 * The first statement of a transaction that depends on the register (`shared`) or changes it (`alone`). A change waits
 * for the transactions that have read the version before it, and they commit under that version; transactions that
 * begin while the change waits or runs wait for it, and read the version that it leaves. The lock comes before all
 * other locks and in a statement of its own, since the next statement has to see the changes that were committed while
 * this statement waited.
 */
export function registerLock(mode: 'shared' | 'alone' | undefined): string {
  if (mode === undefined) return ''
  return `SELECT pg_advisory_xact_lock${mode === 'shared' ? '_shared' : ''}(${LOCK_KEY});`
}

/** Puts the documents, and removes each document that is `null`, by a change to this version. */
export async function putDocuments(
  { query }: { readonly query: Query },
  documents: ReadonlyMap<string, object | null>,
  version: number,
): Promise<void> {
  const rows = [...documents].map(([name, document]) => ({ name, document }))
  await query(
    `INSERT INTO register (name, version, document)
     SELECT name, $2, document FROM json_to_recordset($1) AS change (name text, document jsonb)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, document = excluded.document`,
    [JSON.stringify(rows), version],
  )
}

/** Adds a change to the history. */
export async function appendChange(
  { query }: { readonly query: Query },
  { version, at, author, changes }: RegisterChanged,
): Promise<void> {
  await query('INSERT INTO register_change (version, at, author, changes) VALUES ($1, $2, $3, $4)', [
    version,
    at,
    JSON.stringify(author),
    JSON.stringify(changes),
  ])
}

/** The changes under versions below a version, the newest first. */
export const LIST_CHANGES = `
  SELECT version, at, author::text, changes::text FROM register_change
  WHERE version < $1 ORDER BY version DESC LIMIT $2`
