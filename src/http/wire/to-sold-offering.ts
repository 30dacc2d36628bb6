import { toOfferingDocument } from '../../catalog/offering-document.ts'
import type { PlannedChange } from '../../inventory/register/register-entry.ts'
import { formatUtcInstant } from '../../numbering/instant.ts'
import type { ListedOffering } from '../../operator/list-offerings.ts'
import type { OfferingModel } from '../contract/offering-schemas.ts'

/** An offering as the operator sees it. */
export function toSoldOffering({ name, offering, origin, isSold, planned }: ListedOffering): OfferingModel {
  const { agreementToNotResellRequired } = offering
  return {
    name,
    ...toOfferingDocument(offering),
    agreementToNotResellRequired,
    origin,
    sold: isSold,
    ...(planned.length > 0 && { planned: planned.map(toPlanned) }),
  }
}

function toPlanned({ from, offering }: PlannedChange): NonNullable<OfferingModel['planned']>[number] {
  const at = formatUtcInstant(from)
  if (offering === undefined) return { from: at, sold: false }
  const { cost, setUpFee, agreementToNotResellRequired = false } = toOfferingDocument(offering)
  return {
    from: at,
    sold: true,
    cost,
    ...(setUpFee !== undefined && { setUpFee }),
    agreementToNotResellRequired,
  }
}
