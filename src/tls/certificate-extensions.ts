import { createHash, type KeyObject } from 'node:crypto'
import { addressBytes } from '../net/address-bytes.ts'
import { isAddress } from '../net/is-address.ts'
import { der, derBitString, derInteger, derOid, OCTET_STRING, SEQUENCE, TRUE } from './der.ts'

// The tags of the choices of GeneralName, https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6
const DNS_NAME = 0x82
const IP_ADDRESS = 0x87
/** The tag of `keyIdentifier` in AuthorityKeyIdentifier. */
const KEY_IDENTIFIER = 0x80

/** The extensions of a certificate, DER. What each means: https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1 */
export const EXTENSIONS = {
  /** An authority whose certificates vouch for servers, and for no further authority. */
  authority: () => extension('2.5.29.19', der(SEQUENCE, TRUE, derInteger(Buffer.alloc(1))), 'critical'),
  noAuthority: () => extension('2.5.29.19', der(SEQUENCE), 'critical'),
  /** The key signs certificates: bit 5 of the key's uses. */
  signsCertificates: () => extension('2.5.29.15', derBitString(Buffer.from([0x04]), 2), 'critical'),
  /** The key signs handshakes: bit 0 of the key's uses. */
  signsHandshakes: () => extension('2.5.29.15', derBitString(Buffer.from([0x80]), 7), 'critical'),
  servesTls: () => extension('2.5.29.37', der(SEQUENCE, derOid('1.3.6.1.5.5.7.3.1'))),
  /** @param constraints DER */
  nameConstraints: (constraints: Buffer) => extension('2.5.29.30', constraints, 'critical'),
  names: (names: readonly string[]) => extension('2.5.29.17', der(SEQUENCE, ...names.map(generalName))),
  ownKey: (key: KeyObject) => extension('2.5.29.14', der(OCTET_STRING, keyIdentifier(key))),
  keyOfAuthority: (key: KeyObject) =>
    extension('2.5.29.35', der(SEQUENCE, der(KEY_IDENTIFIER, keyIdentifier(key)))),
}

function extension(oid: string, value: Buffer, critical?: 'critical'): Buffer {
  return der(SEQUENCE, derOid(oid), ...(critical ? [TRUE] : []), der(OCTET_STRING, value))
}

function generalName(name: string): Buffer {
  return isAddress(name) ? der(IP_ADDRESS, addressBytes(name)) : der(DNS_NAME, Buffer.from(name, 'ascii'))
}

/** The uncompressed point of a public key on P-256, in bytes. It is the end of the key's DER. */
const POINT_BYTES = 65

/** The first method of https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.2. A name for a key, and no secret. */
function keyIdentifier(key: KeyObject): Buffer {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-POINT_BYTES)
  return createHash('sha1').update(point).digest()
}
