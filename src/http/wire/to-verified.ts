import { formatUtcInstant } from '../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { VerifiedPage } from '../../operator/verify/verify-page.ts'
import type { Verified } from '../contract/verify-schemas.ts'

/** What was found out about a page of the inventory, as our own API shows it. */
export function toVerified({
  at,
  findings,
  absent,
  deleted,
  doubts,
  told,
  next,
  ...page
}: VerifiedPage): Verified {
  return {
    ...page,
    at: formatUtcInstant(at),
    findings: [...findings],
    absent: absent.map(toRange),
    deleted: deleted.map(toRange),
    doubts: [...doubts],
    told: [...told],
    ...(next && { next }),
  }
}

function toRange({ first, last }: NumberRange) {
  return { first: phoneNumberFromInteger(first), last: phoneNumberFromInteger(last) }
}
