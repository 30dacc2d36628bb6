import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { DEFAULT_DATE_TOLERANCE_MS } from '../../resources/date-tolerance.ts'
import type { AuthenticationRequest } from './authenticator.ts'
import { type Denial, deny } from './denial.ts'
import { isSha256Base64 } from './is-sha256-base64.ts'
import { parseHttpDate } from './parse-http-date.ts'
import { signedHosts } from './signed-hosts.ts'
import { signedTargets } from './signed-targets.ts'

/** Which dates a signature may have. */
export interface SignatureWindow {
  /** The system's time in milliseconds since 1970. Not the stand-in's clock: clients sign by their own. */
  readonly systemNow: () => number
  /**
   * How far a signature's date may be from `systemNow`, either way. The service documents no figure; the default
   * is that of its sibling with the same scheme,
   * https://learn.microsoft.com/en-au/azure/azure-app-configuration/rest-api-authentication-hmac
   */
  readonly dateToleranceMs?: number
}

/** A request whose signature is written as it should be, was made in time, and by a candidate. */
export interface SignedRequest<T> {
  readonly kind: 'signed'
  /** The first candidate with a key that made the signature. */
  readonly signer: T
  /** The base64 SHA-256 that the body must have. */
  readonly contentHash: string
}

// A Date header may stand in for x-ms-date, https://learn.microsoft.com/en-us/rest/api/communication/headers
// Older clients then name `date` in the list of signed headers, and newer clients keep `x-ms-date` there.
const CREDENTIALS = /^SignedHeaders=(x-ms-date|date);host;x-ms-content-sha256&Signature=(.+)$/

/**
 * Reads an HMAC-SHA256 signature, https://learn.microsoft.com/en-us/rest/api/communication/authentication
 *
 * A signature may be seen again and again within its window: two clients make equal signatures
 * within the same second, and a client signs once and then retries with the same signature.
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

// Node decodes a request line and its headers as latin1, so this gives back the bytes that arrived.
function sign(key: KeyObject, stringToSign: string): Buffer {
  return createHmac('sha256', key).update(stringToSign, 'latin1').digest()
}
