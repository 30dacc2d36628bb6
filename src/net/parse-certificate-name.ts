import { ipVersion } from './ip-version.ts'

/** At most 63 characters, as in RFC 1035, 2.3.1; compose and Windows also use underscores. */
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/
const LONGEST_NAME = 253

/**
 * The text as a name or address that a certificate can carry, in lower case; an IPv6 address without brackets and in its
 * shortest form. `undefined` for anything else, such as a wildcard, or a name whose last part is a number: clients take
 * such a name for an IPv4 address (https://url.spec.whatwg.org/#ends-in-a-number-checker).
 */
export function parseCertificateName(text: string): string | undefined {
  const name = text.toLowerCase()
  const address = name.replace(/^\[(.*:.*)\]$/, '$1')
  const version = ipVersion(address)
  if (version === 6)
    return address.includes('%') ? undefined : new URL(`http://[${address}]`).hostname.slice(1, -1)
  if (version === 4) return address
  const labels = name.split('.')
  const isName = name.length <= LONGEST_NAME && labels.every((label) => LABEL.test(label))
  return isName && !/^(\d+|0x[\da-f]*)$/.test(labels.at(-1) ?? '') ? name : undefined
}
