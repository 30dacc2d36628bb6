import { DECLARATION_LIFETIME_MS, type DeclareCommand } from '../../port/declaration-store.ts'
import { text } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'

/** Real time, since the inventory's clock may stand still. */
const DECLARED_LATELY = `declared_at > clock_timestamp() - interval '${DECLARATION_LIFETIME_MS} milliseconds'`

/** Keeps the declarations of a process, and removes processes that have declared nothing for a day. */
export async function putProcess({ query }: Transaction, command: DeclareCommand): Promise<void> {
  await query(
    `INSERT INTO process (name, declared_at, declarations) VALUES ($1, clock_timestamp(), $2)
     ON CONFLICT (name) DO UPDATE
     SET declared_at = excluded.declared_at, declarations = excluded.declarations`,
    [command.process, JSON.stringify(command.declarations)],
  )
  await query("DELETE FROM process WHERE declared_at < clock_timestamp() - interval '1 day'")
}

export async function deleteProcess({ query }: Transaction, name: string): Promise<void> {
  await query('DELETE FROM process WHERE name = $1', [name])
}

/** The living processes but this one, by name. */
export async function listProcesses({ query }: Transaction, name: string): Promise<DeclareCommand[]> {
  const rows = await query(
    `SELECT name, declarations FROM process WHERE name <> $1 AND ${DECLARED_LATELY} ORDER BY name`,
    [name],
  )
  return rows.map((row) => ({
    process: text(row, 'name'),
    declarations: JSON.parse(text(row, 'declarations')),
  }))
}
