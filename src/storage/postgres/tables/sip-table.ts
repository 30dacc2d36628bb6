import type { SipConfiguration } from '../../../sip-routing/sip-configuration.ts'
import { toSipConfiguration } from '../../rows/to-sip-configuration.ts'
import type { Transaction } from '../transaction.ts'

export const FIND_SIP_CONFIGURATION = 'SELECT configuration FROM sip_configuration WHERE resource = $1'

/** The resource's configuration, if it has any. No other transaction changes it until this one ends. */
export async function lockSipConfiguration(
  transaction: Transaction,
  resource: string,
): Promise<SipConfiguration | undefined> {
  const [row] = await transaction.query(`${FIND_SIP_CONFIGURATION} FOR UPDATE`, [resource])
  return row && toSipConfiguration(row)
}

/**
 * Adds the first configuration of a resource. Waits for a transaction that is adding one at the same moment; answers
 * false if that one has added it.
 */
export async function insertSipConfiguration(
  transaction: Transaction,
  resource: string,
  configuration: SipConfiguration,
): Promise<boolean> {
  const rows = await transaction.query(
    `INSERT INTO sip_configuration (resource, configuration) VALUES ($1, $2)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [resource, JSON.stringify(configuration)],
  )
  return rows.length > 0
}

/** Replaces a configuration that this transaction has locked. */
export async function updateSipConfiguration(
  transaction: Transaction,
  resource: string,
  configuration: SipConfiguration,
): Promise<void> {
  await transaction.query('UPDATE sip_configuration SET configuration = $2 WHERE resource = $1', [
    resource,
    JSON.stringify(configuration),
  ])
}
