/** The longest name of a trunk, in characters, as the published document says. */
const LIMIT = 249

/** A label of a host name: letters, digits and hyphens, 1 to 63, no hyphen at either end (RFC 1123, section 2.1). */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

/**
 * Whether the text is the domain name of a host. The last label of a domain name is never all digits (RFC 3696, section
 * 2), so an IP address is none.
 */
export function isFqdn(text: string): boolean {
  if (text.length > LIMIT) return false
  const labels = text.split('.')
  return labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
}
