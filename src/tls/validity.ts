import { X509Certificate } from 'node:crypto'

const DAY_MS = 24 * 60 * 60_000

/** How long the server's certificate serves; macOS and iOS refuse more than 825 days: https://support.apple.com/103769 */
export const LEAF_LIFETIME_MS = 365 * DAY_MS

/** A local server certificate with less time left than this is replaced, at a start and while the server runs. */
export const LEAF_RENEWAL_MS = 30 * DAY_MS

/** A certificate with less time left than this is warned of. */
export const END_WARNING_MS = 30 * DAY_MS

/** How long the authority serves. The authority is replaced once it would not outlive a new server certificate. */
export const AUTHORITY_LIFETIME_MS = 10 * 365 * DAY_MS

/** How far a certificate is dated back, so that clients whose clocks are behind accept the certificate. */
export const BACKDATING_MS = DAY_MS

/** The time in which certificates are valid, in milliseconds since 1970. */
export interface Validity {
  readonly from: number
  readonly to: number
}

/** The time in which this certificate is valid. */
export function validityOf(certificate: X509Certificate): Validity {
  return { from: Date.parse(certificate.validFrom), to: Date.parse(certificate.validTo) }
}

/** The time in which all certificates of a PEM file are valid: the server's certificate and its chain. */
export function chainValidity(pem: string): Validity {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? []
  const all = blocks.map((block) => validityOf(new X509Certificate(block)))
  return { from: Math.max(...all.map(({ from }) => from)), to: Math.min(...all.map(({ to }) => to)) }
}

/** Whether the first certificate of a PEM file, that of the server, is valid at `now`. */
export function isValidAt(pem: string, now: number): boolean {
  return isValidFor(new X509Certificate(pem), now, 0)
}

/** Whether the certificate is valid at `now`, and will be for `leftMs` more milliseconds. */
export function isValidFor(certificate: X509Certificate, now: number, leftMs: number): boolean {
  const { from, to } = validityOf(certificate)
  return from <= now && to >= now + leftMs
}
