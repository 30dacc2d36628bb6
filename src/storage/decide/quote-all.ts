import type { Instant } from '../../numbering/instant.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { ReservedNumber } from '../../numbering/reservation.ts'
import { sellingOffering } from '../../numbering/selling-offering.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { NumberRequest, ReserveFailure } from '../port/reservation-store.ts'

/** What can be had of what is wanted. */
export interface Quotes {
  readonly added: readonly ReservedNumber[]
  readonly failed: ReadonlyMap<PhoneNumber, ReserveFailure>
}

/** What stock a number is in, and when it is free. */
export interface Stocked {
  readonly stock: Stock
  readonly freeAt: Instant
}

/**
 * Which of the wanted numbers can be had at `now`, on what terms, and why the others cannot.
 *
 * @param find where a number stands; nothing if there is no such number
 */
export function quoteAll(
  wanted: readonly NumberRequest[],
  find: (number: number) => Stocked | undefined,
  now: Instant,
): Quotes {
  const added: ReservedNumber[] = []
  const failed = new Map<PhoneNumber, ReserveFailure>()
  for (const request of wanted) {
    const quoted = quote(request, find(phoneNumberToInteger(request.phoneNumber)), now)
    if (typeof quoted === 'string') failed.set(request.phoneNumber, quoted)
    else added.push(quoted)
  }
  return { added, failed }
}

function quote(
  { offerings, ...request }: NumberRequest,
  stocked: Stocked | undefined,
  now: Instant,
): ReservedNumber | ReserveFailure {
  if (stocked === undefined) return 'unknownNumber'
  const offering = sellingOffering(offerings, stocked.stock)
  if (offering === undefined) return 'notOffered'
  if (stocked.freeAt > now) return 'notFree'
  const { capabilities: offeredCapabilities, cost, agreementToNotResellRequired } = offering
  return { ...request, offeredCapabilities, cost, agreementToNotResellRequired }
}
