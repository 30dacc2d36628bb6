import { InvalidArgumentError } from 'commander'
import { parseHostName } from '../net/parse-host-name.ts'

/** Reads an address or name to listen on; an IPv6 address may be in brackets, as in a URL. */
export function parseHost(text: string): string {
  const host = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  const written = host.includes(':') ? `[${host}]` : host
  if (parseHostName(written) !== written.toLowerCase()) {
    throw new InvalidArgumentError('Give an address or a name without scheme, port and path')
  }
  return host.toLowerCase()
}
