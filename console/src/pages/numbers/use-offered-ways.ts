import type { PhoneNumberCapabilities, PurchasedPhoneNumber } from '../../../generated/acs.d.ts'
import { useOfferings } from '../get/use-catalog.ts'
import { waysWithin } from '../get/ways-within.ts'

type Ways = readonly PhoneNumberCapabilities['calling'][]

/**
 * The ways of calling and of messages that an owner may choose for a number: those in which such numbers are sold, and what
 * the number has. All ways where such numbers are not sold any more, or until that is known: the server refuses what it
 * cannot do.
 */
export function useOfferedWays(number: PurchasedPhoneNumber | undefined): {
  readonly calling: Ways
  readonly sms: Ways
} {
  const { data = [] } = useOfferings(number?.countryCode)
  const such = data.filter(
    ({ phoneNumberType, assignmentType }) =>
      phoneNumberType === number?.phoneNumberType && assignmentType === number?.assignmentType,
  )
  const waysOf = (of: 'calling' | 'sms') => {
    const all = waysWithin('inbound+outbound')
    if (such.length === 0) return all
    const sold = such.flatMap(({ availableCapabilities }) =>
      waysWithin(availableCapabilities?.[of] ?? 'none'),
    )
    return all.filter((way) => sold.includes(way) || way === number?.capabilities[of])
  }
  return { calling: waysOf('calling'), sms: waysOf('sms') }
}
