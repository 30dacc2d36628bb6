import type { Instant } from '../../numbering/instant.ts'
import type { Column } from './columns.ts'
import type { KindOfState, RowKind } from './row-kind.ts'

/**
 * The cells of a kind, by their columns, as an import reads them; empty cells are left out.
 *
 * @param time since when the numbers are owned, or until when they rest
 */
export function cellsOfKind(
  { stock, carrier = '', label = '', given }: RowKind,
  time: Instant,
): Partial<Record<Column, string>> {
  const { country, numberType: type, areaCode, capabilities } = stock
  const words = { ...(carrier !== '' && { carrier }), ...(label !== '' && { label }) }
  return { country, type, areaCode, ...capabilities, ...words, ...cellsOfState(given, time) }
}

function cellsOfState(given: KindOfState, time: Instant): Partial<Record<Column, string>> {
  switch (given.kind) {
    case 'free':
      return {}
    case 'aging':
      return { state: 'aging', until: new Date(time).toISOString() }
    case 'quarantined':
    case 'withdrawn':
    case 'portedOut':
      return {
        state: given.kind,
        ...(given.kind === 'quarantined' && { until: new Date(time).toISOString() }),
        ...(given.reason !== undefined && { ownReason: given.reason }),
      }
    case 'owned': {
      const { resource, assignmentType: assignment, cost, capabilities, offeredCapabilities: offered } = given
      const { isProtected = false } = given
      return {
        state: 'owned',
        resource,
        since: new Date(time).toISOString(),
        price: String(cost.amount),
        currency: cost.currencyCode,
        assignment,
        ownCalling: capabilities.calling,
        ownSms: capabilities.sms,
        offeredCalling: offered.calling,
        offeredSms: offered.sms,
        ...(isProtected && { protected: 'yes' }),
      }
    }
  }
}
