import { type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { der, derBitString, derInteger, derOid, derTime, PRINTABLE_STRING, SEQUENCE, SET } from './der.ts'
import type { Validity } from './validity.ts'

export interface CertificateFacts {
  /** The common name, of letters, digits and spaces. */
  readonly subject: string
  /** The common name of the authority. */
  readonly issuer: string
  /** The key of the subject. */
  readonly publicKey: KeyObject
  /** The key of the authority, on P-256. */
  readonly signingKey: KeyObject
  readonly validity: Validity
  /** See `EXTENSIONS`. */
  readonly extensions: readonly Buffer[]
}

// The tags of the parts of a certificate that have numbers: https://www.rfc-editor.org/rfc/rfc5280#section-4.1
const VERSION = 0xa0
const EXTENSIONS = 0xa3

const VERSION_3 = der(VERSION, derInteger(Buffer.from([2])))
const ECDSA_WITH_SHA256 = der(SEQUENCE, derOid('1.2.840.10045.4.3.2'))

/** A serial number is unique for its authority, and has 20 bytes at most. */
const SERIAL_BYTES = 16

/**
 * Makes a certificate, PEM. It is made here, and not by a library, since it has to be there at once: the libraries
 * answer later, and take a tenth of a second to load.
 */
export function signCertificate(facts: CertificateFacts): string {
  const { subject, issuer, publicKey, signingKey, validity, extensions } = facts
  const content = der(
    SEQUENCE,
    VERSION_3,
    derInteger(randomBytes(SERIAL_BYTES)),
    ECDSA_WITH_SHA256,
    commonName(issuer),
    der(SEQUENCE, derTime(validity.from), derTime(validity.to)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS, der(SEQUENCE, ...extensions)),
  )
  const signature = sign('sha256', content, signingKey)
  return new X509Certificate(der(SEQUENCE, content, ECDSA_WITH_SHA256, derBitString(signature))).toString()
}

function commonName(name: string): Buffer {
  return der(
    SEQUENCE,
    der(SET, der(SEQUENCE, derOid('2.5.4.3'), der(PRINTABLE_STRING, Buffer.from(name, 'ascii')))),
  )
}
