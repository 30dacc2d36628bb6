import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { DEFAULT_DATE_TOLERANCE_MS } from '../../resources/date-tolerance.ts'
import type { AuthenticationRequest } from './authenticator.ts'
import { type Denial, deny, isDenial } from './denial.ts'
import { isSha256Base64 } from './is-sha256-base64.ts'
import { parseHttpDate } from './parse-http-date.ts'
import { signedAddresses } from './signed-addresses.ts'
import type { SigningKey } from './signing-key.ts'

/** The dates that a signature may have. */
export interface SignatureWindow {
  /** The system's time in milliseconds since 1970, and not the store's clock: clients sign by their own clocks. */
  readonly systemNow: () => number
  /** How far a signature's date may be from `systemNow`, either way; `DEFAULT_DATE_TOLERANCE_MS` if absent. */
  readonly dateToleranceMs?: number
}

/** A well-formed signature, whose date is within the tolerance. */
export interface ReadSignature {
  readonly kind: 'signature'
  readonly signature: Buffer
  /** The texts that the client may have signed, the likeliest first. */
  readonly texts: () => Iterable<string>
  /** The text that most clients sign. */
  readonly likeliest: string
  /** The base64 SHA-256 that the body must have. */
  readonly contentHash: string
}

/** A request with a signature of a candidate. */
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
 * Reads an HMAC-SHA256 signature and finds the candidate that made it.
 *
 * A signature is accepted more than once: two clients make equal signatures within the same second, and a client signs
 * once and retries with the same signature.
 */
export function readSignedRequest<T extends { readonly keys: readonly SigningKey[] }>(
  credentials: string,
  request: AuthenticationRequest,
  candidates: readonly T[],
  window: SignatureWindow,
): SignedRequest<T> | Denial {
  const read = readSignature(credentials, request, window)
  if (isDenial(read)) return read
  const { texts, likeliest, contentHash } = read
  const signerOf = (text: string) =>
    candidates.find(({ keys }) => keys.some((key) => isSignedBy(key, text, read)))
  // The other texts are made only where nobody has signed this one.
  const signer = signerOf(likeliest)
  if (signer !== undefined) return { kind: 'signed', signer, contentHash }
  for (const text of texts()) {
    const other = text === likeliest ? undefined : signerOf(text)
    if (other !== undefined) return { kind: 'signed', signer: other, contentHash }
  }
  return deny({ kind: 'signatureDiffers', signed: likeliest })
}

/** Reads an HMAC-SHA256 signature, https://learn.microsoft.com/en-us/rest/api/communication/authentication */
export function readSignature(
  credentials: string,
  { method, target, headers }: AuthenticationRequest,
  { systemNow, dateToleranceMs = DEFAULT_DATE_TOLERANCE_MS }: SignatureWindow,
): ReadSignature | Denial {
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

  return {
    kind: 'signature',
    signature: Buffer.from(signatureText, 'base64'),
    *texts() {
      for (const { signedTarget, signedHost } of signedAddresses(target, host)) {
        yield `${method}\n${signedTarget}\n${date};${signedHost};${contentHash}`
      }
    },
    likeliest: `${method}\n${target}\n${date};${host};${contentHash}`,
    contentHash,
  }
}

/** Whether the key made the signature over this text. */
export function isSignedBy(key: SigningKey, text: string, { signature }: ReadSignature): boolean {
  // Node decodes a request line and its headers as latin1, so the text has one character for each byte that arrived.
  return timingSafeEqual(key.sign(text), signature)
}

function signedDate(headers: IncomingHttpHeaders, name: string | undefined): string | undefined {
  if (name === 'date') return headers.date
  const date = headers['x-ms-date'] ?? headers.date
  return typeof date === 'string' ? date : undefined
}
