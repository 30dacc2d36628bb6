import type { ServerTls } from './server-tls.ts'
import { chainValidity, LEAF_RENEWAL_MS } from './validity.ts'

/** Whether a local certificate that is in use has to be made again at `now`. */
export function isRenewalDue({ pair, authority }: ServerTls, now: number): boolean {
  const leaf = chainValidity(pair.certificate)
  if (leaf.to < now + LEAF_RENEWAL_MS) return true
  // The certificate was made while the clock was ahead. A clock that is behind the authority itself is wrong: with it,
  // a renewal would replace an authority that clients trust.
  return leaf.from > now && authority !== undefined && chainValidity(authority.certificate).from <= now
}
