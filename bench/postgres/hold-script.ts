import { capabilityBits } from '../../src/numbering/capabilities.ts'
import { operationProgress } from '../../src/numbering/operation.ts'
import { holdCommand } from '../load/hold-command.ts'
import { areaCode } from '../stock/area-codes.ts'

const NOW = 'floor(extract(epoch FROM now()) * 1000)::bigint'
/**
 * An id that begins with the time, like a GUID of version 7, so that it costs the index no more than Holdline's ids.
 */
const NEW_ID = `lpad(to_hex(${NOW}), 12, '0') || right(gen_random_uuid()::text, 24)`

/**
 * The hold as a service written by hand would do it, for pgbench: one number, one statement for each step, one
 * transaction. It leaves the same rows as Holdline does, in the same tables.
 *
 * @param stocks how many of the stocks to draw from, each as likely
 */
export function holdScript({ stocks, holdMs }: { stocks: number; holdMs: number }): string {
  const { resource, country, numberType, assignmentType, quantity, capabilities, ...command } = holdCommand(
    areaCode(0),
    holdMs,
  )
  const [offering] = command.offerings
  if (offering === undefined) throw new Error('There is no offering to sell')
  const { cost, capabilities: offered, agreementToNotResellRequired } = offering
  const { startsAt, endsAt } = operationProgress(0, command.delay)
  const expiresAt = `:now::bigint + ${holdMs}`
  return `
\\set stock random(1, ${stocks})
BEGIN;
SELECT number, ${NOW} AS now, ${NEW_ID} AS id FROM number
WHERE stock = :stock AND free_at <= ${NOW} ORDER BY free_at LIMIT 1 FOR UPDATE SKIP LOCKED \\gset
INSERT INTO search (id, resource, country, number_type, assignment_type, calling, sms, quantity, numbers,
  found, offered_calling, offered_sms, amount, currency, billing, agreement, created_at, expires_at, starts_at, ends_at)
VALUES (:id, '${resource}', '${country}', '${numberType}', '${assignmentType}',
  ${capabilityBits(capabilities.calling)}, ${capabilityBits(capabilities.sms)}, ${quantity},
  ARRAY[:number]::bigint[], 1, ${capabilityBits(offered.calling)}, ${capabilityBits(offered.sms)},
  ${cost.amount}, '${cost.currencyCode}', '${cost.billingFrequency}', ${agreementToNotResellRequired},
  :now, ${expiresAt}, :now::bigint + ${startsAt}, :now::bigint + ${endsAt}) RETURNING key \\gset
UPDATE number SET free_at = ${expiresAt}, claim = :key WHERE number = :number;
COMMIT;
`
}
