/** The tags of ASN.1 that certificates need: ITU-T X.680 8.4, and X.690 8.1.2 for those that are constructed. */
export const SEQUENCE = 0x30
export const SET = 0x31
const BOOLEAN = 0x01
const INTEGER = 0x02
const BIT_STRING = 0x03
export const OCTET_STRING = 0x04
const OBJECT_IDENTIFIER = 0x06
export const PRINTABLE_STRING = 0x13
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18

/** One DER value, with a length in the short or the long form, X.690 8.1.3. */
export function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(content)
  if (bytes.length < 0x80) return Buffer.concat([Buffer.from([tag, bytes.length]), bytes])
  const digits = bytes.length.toString(16)
  const length = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, bytes])
}

export const TRUE = der(BOOLEAN, Buffer.from([0xff]))

/** A number that is not negative, as big-endian bytes: as few as possible, and a zero first where it would look negative. */
export function derInteger(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  const shortest = first === -1 ? Buffer.alloc(1) : bytes.subarray(first)
  const isHigh = ((shortest[0] ?? 0) & 0x80) !== 0
  return der(INTEGER, Buffer.alloc(isHigh ? 1 : 0), shortest)
}

/** @param unusedBits how many of the last bits do not belong to the string */
export function derBitString(bytes: Buffer, unusedBits = 0): Buffer {
  return der(BIT_STRING, Buffer.from([unusedBits]), bytes)
}

/** An object identifier, `2.5.29.30`. */
export function derOid(oid: string): Buffer {
  const [first = 0, second = 0, ...others] = oid.split('.').map(Number)
  return der(OBJECT_IDENTIFIER, Buffer.from([40 * first + second, ...others.flatMap(base128)]))
}

/** The digits of a number to the base 128: each but the last has its highest bit set, X.690 8.19.2. */
function base128(value: number): number[] {
  const digits = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    digits.unshift((rest % 128) + 128)
  }
  return digits
}

/**
 * An instant, in milliseconds since 1970, to the second. Certificates have instants from 2050 on in the longer form:
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5
 */
export function derTime(instant: number): Buffer {
  const digits = `${new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14)}Z`
  return digits < '2050'
    ? der(UTC_TIME, Buffer.from(digits.slice(2)))
    : der(GENERALIZED_TIME, Buffer.from(digits))
}
