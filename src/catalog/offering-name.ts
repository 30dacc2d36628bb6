import type { Offering } from '../numbering/offering.ts'

/**
 * The name of an offering, `US/geographic/application/inbound+outbound/none`: its country, number type,
 * assignment and capabilities (calls, text messages). The price is not part of the name.
 */
export function offeringName(offering: Omit<Offering, 'cost' | 'agreementToNotResellRequired'>): string {
  const { country, numberType, assignmentType, capabilities } = offering
  return [country, numberType, assignmentType, capabilities.calling, capabilities.sms].join('/')
}
