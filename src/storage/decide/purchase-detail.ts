import type { Search } from '../../numbering/search.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'

/** The audit entry of a purchase. It has the terms of the sale, since the search may be removed later. */
export function purchaseDetail(resource: string, search: Search): AuditDetail {
  const { id: searchId, cost: charge, country, numberType, assignmentType } = search
  const { capabilities, offeredCapabilities } = search
  const terms = { country, numberType, assignmentType, capabilities, offeredCapabilities }
  return { command: 'purchase', resource, searchId, charge, terms }
}
