import type { X509Certificate } from 'node:crypto'

const DAY_MS = 24 * 60 * 60_000

/** How long the server's certificate serves; macOS and iOS refuse more than 825 days: https://support.apple.com/103769 */
export const LEAF_LIFETIME_MS = 365 * DAY_MS

/** A server certificate with less time left than this is replaced at the next start. */
export const LEAF_RENEWAL_MS = 30 * DAY_MS

/** How long the authority serves. The authority is replaced once it would not outlive a new server certificate. */
export const AUTHORITY_LIFETIME_MS = 10 * 365 * DAY_MS

/** How far a certificate is dated back, so that clients whose clocks are behind accept the certificate. */
export const BACKDATING_MS = DAY_MS

/** Whether the certificate is valid at `now`, and will be for `leftMs` more milliseconds. */
export function isValidFor(certificate: X509Certificate, now: number, leftMs: number): boolean {
  return Date.parse(certificate.validFrom) <= now && Date.parse(certificate.validTo) >= now + leftMs
}
