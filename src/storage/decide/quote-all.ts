import type { Instant } from '../../numbering/instant.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { ReservedNumber } from '../../numbering/reservation.ts'
import { sellingOffering } from '../../numbering/selling-offering.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { NumberRequest, ReserveFailure } from '../port/reservation-store.ts'

/** The wanted numbers that can be added, and the reasons why the other numbers cannot. */
export interface Quotes {
  readonly added: readonly ReservedNumber[]
  readonly failed: ReadonlyMap<PhoneNumber, ReserveFailure>
}

/** The stock of a number, and when the number is free. */
export interface Stocked {
  readonly stock: Stock
  readonly freeAt: Instant
}

/**
 * Quotes each of the wanted numbers that is free at `now` and for which an offering fits.
 *
 * @param find the state of a number; nothing if there is no such number
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
  { offerings, areaCodes, ...request }: NumberRequest,
  stocked: Stocked | undefined,
  now: Instant,
): ReservedNumber | ReserveFailure {
  if (stocked === undefined) return 'unknownNumber'
  const offering = sellingOffering(offerings, stocked.stock)
  const isOpen = areaCodes?.includes(stocked.stock.areaCode) ?? true
  if (offering === undefined || !isOpen) return 'notOffered'
  if (stocked.freeAt > now) return 'notFree'
  const { capabilities: offeredCapabilities, cost, agreementToNotResellRequired } = offering
  return { ...request, offeredCapabilities, cost, agreementToNotResellRequired }
}
