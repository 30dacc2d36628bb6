import { type Row, text } from '../../rows/row.ts'
import { sqlState } from '../storage-fault.ts'

/** The role may not call the function. */
const NO_RIGHT = '42501'

/**
 * The number that PostgreSQL drew when its data directory was made, and which its standbys share
 * (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-CONTROLDATA). It is text, since it goes
 * beyond 2^53. Everybody may ask for it, unless the right was taken from them.
 *
 * @param ask executes a statement
 * @returns `undefined` if the role may not ask
 */
export async function readSystemIdentifier(
  ask: (sql: string) => Promise<readonly Row[]>,
): Promise<string | undefined> {
  try {
    const [row = {}] = await ask('SELECT system_identifier::text FROM pg_control_system()')
    return text(row, 'system_identifier')
  } catch (error) {
    if (sqlState(error) === NO_RIGHT) return undefined
    throw error
  }
}
