import type { PhoneNumberCapabilities } from '../../../generated/acs.d.ts'

type Ways = PhoneNumberCapabilities['calling']

/** The ways of a capability that can be asked for where an offering has `offered`, the most capable first. */
export function waysWithin(offered: Ways): readonly Ways[] {
  return offered === 'inbound+outbound'
    ? ['inbound+outbound', 'inbound', 'outbound', 'none']
    : offered === 'none'
      ? ['none']
      : [offered, 'none']
}
