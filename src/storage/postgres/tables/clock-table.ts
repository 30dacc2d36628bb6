import type { Clock } from '../../port/clock.ts'
import type { Query } from '../query.ts'

const SYSTEM_NOW = 'floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/**
 * The inventory's time, as an expression in a statement. It is PostgreSQL's time, so the clocks of the
 * machines need not agree.
 */
export const NOW = `(
  SELECT CASE mode WHEN 'frozen' THEN value WHEN 'offset' THEN ${SYSTEM_NOW} + value ELSE ${SYSTEM_NOW} END
  FROM clock)`

/**
 * Sets the clock. Every process reads its row in each transaction, and so follows it from the next transaction on.
 */
export async function setClock({ query }: { readonly query: Query }, clock: Clock): Promise<void> {
  const value = clock.mode === 'frozen' ? clock.at : clock.mode === 'offset' ? clock.offsetMs : 0
  await query('UPDATE clock SET mode = $1, value = $2', [clock.mode, value])
}
