const SEQUENCE = 0x30
const PERMITTED_SUBTREES = 0xa0
const DNS_NAME = 0x82
const IP_ADDRESS = 0x87

/** The extension's object identifier: https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10 */
export const NAME_CONSTRAINTS_OID = '2.5.29.30'

const LOCALHOST = Buffer.from('localhost', 'ascii')
/** 127.0.0.0 with the mask 255.0.0.0. */
const LOOPBACK_IPV4 = Buffer.from('7f000000ff000000', 'hex')
/** ::1 with a mask of all bits. */
const LOOPBACK_IPV6 = Buffer.from(`${'00'.repeat(15)}01${'ff'.repeat(16)}`, 'hex')

/**
 * The DER of the name constraints that limit an authority to `localhost`, names below it, and loopback
 * addresses: a client that trusts the authority trusts it for no other name, even if its key is stolen.
 */
export function localNameConstraints(): Buffer {
  const subtree = (tag: number, base: Buffer) => der(SEQUENCE, der(tag, base))
  return der(
    SEQUENCE,
    der(
      PERMITTED_SUBTREES,
      subtree(DNS_NAME, LOCALHOST),
      subtree(IP_ADDRESS, LOOPBACK_IPV4),
      subtree(IP_ADDRESS, LOOPBACK_IPV6),
    ),
  )
}

/** One DER value. Every value here is short enough for a length of one byte. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag, bytes.length]), bytes])
}
