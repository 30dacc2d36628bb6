import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { DEFAULT_DATE_TOLERANCE_MS } from '../../resources/date-tolerance.ts'
import type { AuthenticationRequest } from './authenticator.ts'
import { type Denial, deny } from './denial.ts'
import { isSha256Base64 } from './is-sha256-base64.ts'
import { parseHttpDate } from './parse-http-date.ts'
import { signedHosts } from './signed-hosts.ts'
import { signedTargets } from './signed-targets.ts'

/** The dates that a signature may have. */
export interface SignatureWindow {
  /** The system's time in milliseconds since 1970, and not the store's clock: clients sign by their own clocks. */
  readonly systemNow: () => number
  /** How far a signature's date may be from `systemNow`, either way; `DEFAULT_DATE_TOLERANCE_MS` if absent. */
  readonly dateToleranceMs?: number
}

/** A request with a well-formed signature of a candidate, whose date is within the tolerance. */
export interface SignedRequest<T> {
  readonly kind: 'signed'
  /** The first candidate whose key made the signature. */
  readonly signer: T
  /** The base64 SHA-256 that the body must have. */
  readonly contentHash: string
}

// A `Date` header may take the place of `x-ms-date`, https://learn.microsoft.com/en-us/rest/api/communication/headers
// Older clients then list `date` among the signed headers, and newer clients still list `x-ms-date`.
const CREDENTIALS = /^SignedHeaders=(x-ms-date|date);host;x-ms-content-sha256&Signature=(.+)$/

/**
 * Reads an HMAC-SHA256 signature, https://learn.microsoft.com/en-us/rest/api/communication/authentication
 *
 * A signature is accepted more than once: two clients make equal signatures within the same second, and a client signs
 * once and retries with the same signature.
 */
export function readSignedRequest<T extends { readonly keys: readonly KeyObject[] }>(
  credentials: string,
  { method, target, headers }: AuthenticationRequest,
  candidates: readonly T[],
  { systemNow, dateToleranceMs = DEFAULT_DATE_TOLERANCE_MS }: SignatureWindow,
): SignedRequest<T> | Denial {
  const { host = '', 'x-ms-content-sha256': contentHash } = headers
  const [, dateName, signatureText] = CREDENTIALS.exec(credentials) ?? []
  if (signatureText === undefined || !isSha256Base64(signatureText)) {
    return deny({ kind: 'signatureMalformed' })
  }
  if (typeof contentHash !== 'string' || !isSha256Base64(contentHash)) {
    return deny({ kind: 'contentHashMalformed' })
  }
  const date = signedDate(headers, dateName)
  const instant = date === undefined ? undefined : parseHttpDate(date)
  if (instant === undefined) return deny({ kind: 'dateMalformed' })
  const aheadMs = instant - systemNow()
  if (Math.abs(aheadMs) > dateToleranceMs) {
    return deny({ kind: 'dateOff', aheadMs, toleranceMs: dateToleranceMs })
  }

  const signature = Buffer.from(signatureText, 'base64')
  for (const signedTarget of signedTargets(target)) {
    for (const signedHost of signedHosts(host)) {
      const stringToSign = `${method}\n${signedTarget}\n${date};${signedHost};${contentHash}`
      const signer = candidates.find(({ keys }) =>
        keys.some((key) => timingSafeEqual(sign(key, stringToSign), signature)),
      )
      if (signer !== undefined) return { kind: 'signed', signer, contentHash }
    }
  }
  return deny({ kind: 'signatureDiffers', signed: `${method}\n${target}\n${date};${host};${contentHash}` })
}

function signedDate(headers: IncomingHttpHeaders, name: string | undefined): string | undefined {
  if (name === 'date') return headers.date
  const date = headers['x-ms-date'] ?? headers.date
  return typeof date === 'string' ? date : undefined
}

// Node decodes a request line and its headers as latin1, so encoding as latin1 restores the bytes that arrived.
function sign(key: KeyObject, stringToSign: string): Buffer {
  return createHmac('sha256', key).update(stringToSign, 'latin1').digest()
}
