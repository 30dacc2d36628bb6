import type { Instant } from '../../../numbering/instant.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { ReservedNumber } from '../../../numbering/reservation.ts'
import { sellingOffering } from '../../../numbering/selling-offering.ts'
import type { NumberRequest, ReserveFailure } from '../../reservation-store.ts'
import type { StockedNumber } from '../tables/lock-stocked-numbers.ts'

/** What can be had of what is wanted. */
export interface Quotes {
  readonly added: readonly ReservedNumber[]
  readonly failed: ReadonlyMap<PhoneNumber, ReserveFailure>
}

/** Which of the wanted numbers can be had at `now`, on what terms, and why the others cannot. */
export function quoteAll(
  wanted: readonly NumberRequest[],
  locked: ReadonlyMap<number, StockedNumber>,
  now: Instant,
): Quotes {
  const added: ReservedNumber[] = []
  const failed = new Map<PhoneNumber, ReserveFailure>()
  for (const request of wanted) {
    const quoted = quote(request, locked.get(phoneNumberToInteger(request.phoneNumber)), now)
    if (typeof quoted === 'string') failed.set(request.phoneNumber, quoted)
    else added.push(quoted)
  }
  return { added, failed }
}

function quote(
  { offerings, ...request }: NumberRequest,
  place: StockedNumber | undefined,
  now: Instant,
): ReservedNumber | ReserveFailure {
  if (place === undefined) return 'unknownNumber'
  const offering = sellingOffering(offerings, place.stock)
  if (offering === undefined) return 'notOffered'
  if (place.freeAt > now) return 'notFree'
  const { capabilities: offeredCapabilities, cost, agreementToNotResellRequired } = offering
  return { ...request, offeredCapabilities, cost, agreementToNotResellRequired }
}
