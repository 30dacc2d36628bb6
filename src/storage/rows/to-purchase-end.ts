import type { HoldInstants } from '../../numbering/hold.ts'
import { integer, optionalInteger, type Row, searchError } from './row.ts'

/**
 * The purchase of a hold from its row: when it was bought, or why and when its purchase fails; nothing if no purchase
 * was accepted.
 *
 * @param prefix of the columns with the error and the end of the purchase
 */
export function toPurchaseEnd(
  row: Row,
  prefix: '' | 'purchase_',
): Pick<HoldInstants, 'purchasedAt' | 'purchaseFailure'> {
  const error = searchError(row, `${prefix}error`)
  if (error === undefined) return optionalInteger(row, 'purchased_at', 'purchasedAt')
  const [acceptedAt, failsAt] = [integer(row, 'purchased_at'), integer(row, `${prefix}ends_at`)]
  return { purchaseFailure: { error, acceptedAt, failsAt } }
}
